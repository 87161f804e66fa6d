//! The binary's own: arguments, files, streams, exit codes.
