"""Rules and trained heads as one coder: the heads say which words are happenings and who is in them, the rules what the words mean."""

from rashomon.coders.joint.coder import JointCoder

__all__ = ["JointCoder"]
