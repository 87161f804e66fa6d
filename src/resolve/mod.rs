//! Floor 4: mentions become entities, within one article and across articles.
