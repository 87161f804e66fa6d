//! Floor 4: who said what: source, cue and content of direct, indirect and mixed speech.
