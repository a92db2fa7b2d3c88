//! Accounts as a model: what a decision says is done, and nothing else.

use crate::{checker, json, run};
use debitor::Checker;
use debitor::decide::{Change, Decided, Decision, Settings};
use debitor::node::ToNode;
use serde_json::{Map, Value};
use std::sync::Arc;

/// Debtors, each with its fields.
pub struct Store {
    pub checker: Arc<Checker>,
    pub debtors: Vec<Value>,
}

impl Store {
    pub fn new(profile: &Value, debtors: Vec<Value>) -> Self {
        Self { checker: checker(profile), debtors }
    }

    /// Decides about the rows, and does what was decided.
    pub fn import(&mut self, settings: Settings, rows: &[Value]) -> Vec<Decided> {
        let decided = run(&self.checker, &self.debtors, settings, rows);
        decided.iter().for_each(|one| self.apply(one));
        decided
    }

    fn apply(&mut self, decided: &Decided) {
        match &decided.decision {
            Decision::Create => {
                let mut debtor = json(&decided.values.to_node());
                // A new debtor gets a number of the accounts where the customer brings none.
                if debtor.get("customer_number").is_none() {
                    debtor["customer_number"] = format!("NEW-{}", self.debtors.len()).into();
                }
                self.debtors.push(debtor);
            }
            Decision::Update { changes } => {
                let place = decided.debtor.as_ref().unwrap().id.unwrap() - 1;
                changes.iter().for_each(|change| set(self.debtors[place].as_object_mut().unwrap(), change));
            }
            _ => {}
        }
    }
}

fn set(debtor: &mut Map<String, Value>, change: &Change) {
    if change.to.is_empty() {
        debtor.remove(&change.field);
    } else {
        debtor.insert(change.field.clone(), change.to.clone().into());
    }
}
