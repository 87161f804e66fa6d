//! Floor 4: a report and a policy become a decision. Pure.
