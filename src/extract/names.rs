//! Floor 4: names of people, organisations, places and things, with the titles beside them.
