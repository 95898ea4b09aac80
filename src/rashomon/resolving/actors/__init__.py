"""Which parties the words for somebody stand for."""
