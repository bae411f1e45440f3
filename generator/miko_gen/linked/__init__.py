"""The module as its spec says it, with every name resolved and every derived fact computed.

Templates see this and nothing else; all of it is frozen plain data.
"""
