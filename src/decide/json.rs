//! A decision as JSON, without the tree between: what [`ToNode`] makes of it and `serde` writes, byte for byte.

use super::decided::{Decided, Decision};
use crate::node::{Map, ToNode};
use serde::ser::{Serialize, SerializeMap, Serializer};

impl Serialize for Decided {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("row", &self.row)?;
        map.serialize_entry("decision", self.decision.as_str())?;
        map.serialize_entry("reason", self.reason)?;
        map.serialize_entry("message", &self.message)?;
        map.serialize_entry("customer", &self.customer)?;
        map.serialize_entry("kind", self.kind)?;
        map.serialize_entry("key", &self.key)?;
        if let Some(debtor) = &self.debtor {
            map.serialize_entry("debtor", debtor)?;
        }
        if self.archived {
            map.serialize_entry("archived", &true)?;
        }
        match &self.decision {
            Decision::Duplicate { of_row } => map.serialize_entry("of_row", of_row)?,
            Decision::Ambiguous { candidates } => map.serialize_entry("candidates", &candidates.to_node())?,
            Decision::Collect { into } | Decision::Fallback { into } => map.serialize_entry("into", into)?,
            _ => {}
        }
        match &self.decision {
            Decision::Update { changes } => map.serialize_entry("changes", changes)?,
            _ => map.serialize_entry("changes", &[(); 0])?,
        }
        if !self.withheld.is_empty() {
            map.serialize_entry("withheld", &self.withheld)?;
        }
        map.serialize_entry("values", &Values(&self.values))?;
        // Most rows have neither.
        map.serialize_entry("problems", &self.problems.to_node())?;
        map.serialize_entry("hints", &self.hints.to_node())?;
        map.end()
    }
}

struct Values<'a>(&'a Map<String>);

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter())
    }
}
