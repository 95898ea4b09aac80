"""The program's version, apart from the package's face so that any layer may name it."""

VERSION = "0.1.0"
