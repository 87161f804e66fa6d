//! Floor 4: bytes of a file become sources. One file an input format. Reads no files itself.
