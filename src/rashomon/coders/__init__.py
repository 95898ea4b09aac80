"""Coders: who turns one report into events with claims. Rules do; a language model may, where it is asked for."""

from rashomon.coders.coder import Coded, Coder, NotCoded
from rashomon.coders.joint import JointCoder
from rashomon.coders.model import DROPPED_QUOTES, ModelCoder
from rashomon.coders.reading import ONE_CASE
from rashomon.coders.rules import RuleCoder

__all__ = ["DROPPED_QUOTES", "ONE_CASE", "Coded", "Coder", "JointCoder", "ModelCoder", "NotCoded", "RuleCoder"]
