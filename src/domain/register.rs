//! A field of a record that is worked on: its values, what each has seen, and how they are written.
//!
//! Which values stand beside each other is decided here alone; joining two copies means asking it of the values of both.

use super::id::{Device, Dot, GREATEST_COUNTER, Id};
use super::sorted::{Sorted, sort_short};
use serde_json::{Map, Value};

/// Per device, the greatest counter of a change that has been taken in.
pub type Seen = Sorted<Device, u64>;

/// Takes a change in.
fn see(seen: &mut Seen, device: &Device, counter: u64) {
    let known = seen.or_default(device.clone());
    *known = counter.max(*known);
}

/// One value of a field, and the change that gave it.
#[derive(Clone, PartialEq, Debug)]
pub struct Given {
    /// Which change gave the value.
    pub by: Dot,
    /// The value, as in JSON.
    pub value: Value,
    /// What whoever gave it had seen of the field, this change included.
    pub seen: Seen,
}

impl Given {
    /// Whether the value came after another: whoever gave it had seen all that the other had, and more.
    ///
    /// This is a strict order whatever stands in `seen`, so that neither a copied device nor a made-up file can make
    /// values drive each other out, or make it matter in which order copies meet.
    #[must_use]
    pub fn replaces(&self, other: &Self) -> bool {
        let has_seen = |(device, counter): (&Device, &u64)| self.seen.get(device).is_some_and(|seen| seen >= counter);
        self.seen != other.seen && other.seen.iter().all(has_seen)
    }

    /// The value as one of those that stand apart from the one that is shown.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let mut row = Map::new();
        row.insert("value".into(), self.value.clone());
        row.insert("by".into(), self.by.to_string().into());
        let seen = self.seen_to_json();
        if !seen.is_empty() {
            row.insert("seen".into(), Value::Object(seen));
        }
        Value::Object(row)
    }

    /// What the value has seen beside the change that gave it.
    #[must_use]
    pub fn seen_to_json(&self) -> Map<String, Value> {
        let is_own = |device: &Device, counter: u64| *device == self.by.device && counter == self.by.counter;
        let more = self.seen.iter().filter(|(device, counter)| !is_own(device, **counter));
        more.map(|(device, counter)| (device.0.clone(), (*counter).into())).collect()
    }

    fn from_json(value: Value, by: &Value, seen: Option<Value>) -> Option<Self> {
        let mut given = Self { by: Dot::parse(by.as_str()?)?, value, seen: Seen::new() };
        see(&mut given.seen, &given.by.device, given.by.counter);
        match seen {
            None => {}
            Some(Value::Object(seen)) => {
                for (device, counter) in seen {
                    let counter = counter.as_u64().filter(|n| *n <= GREATEST_COUNTER)?;
                    if !Id::is_well_formed(&device) {
                        return None;
                    }
                    see(&mut given.seen, &Device(device), counter);
                }
            }
            Some(_) => return None,
        }
        Some(given)
    }
}

/// A field of a record that is worked on: the values that stand, and the changes that they stand for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Register {
    /// The values that stand, none of which came after another; never empty in a record; the first is shown.
    pub values: Vec<Given>,
    /// What all of them have seen together.
    pub seen: Seen,
}

impl Register {
    /// A field of values of which those stand that none came after, in the one order that every device agrees on:
    /// the greatest counter first, and no clock in it. Where a dot was given twice, which only a copied device can
    /// do, the text decides.
    #[must_use]
    pub fn of(mut values: Vec<Given>) -> Self {
        if values.len() > 1 {
            let text = |given: &Given| given.value.to_string();
            sort_short(&mut values, |a, b| {
                b.by.cmp(&a.by).then_with(|| text(a).cmp(&text(b))).then_with(|| a.seen.cmp(&b.seen)).is_lt()
            });
            values.dedup();
            let stands = |given: &&Given| !values.iter().any(|other| other.replaces(given));
            values = values.iter().filter(stands).cloned().collect();
        }
        let mut seen = Seen::new();
        for given in &values {
            given.seen.iter().for_each(|(device, counter)| see(&mut seen, device, *counter));
        }
        Self { values, seen }
    }

    /// Gives a value that comes after all that stand.
    pub fn give(&mut self, value: Value, by: &Dot) {
        let mut seen = std::mem::take(&mut self.seen);
        see(&mut seen, &by.device, by.counter);
        *self = Self::of(vec![Given { by: by.clone(), value, seen }]);
    }

    /// Reads a field from what its record says of it: the value that is shown, which change gave it, the values that
    /// stand apart from it, and what it has seen beside.
    #[must_use]
    pub fn from_json(value: Value, by: &Value, apart: Option<Value>, seen: Option<Value>) -> Option<Self> {
        let mut values = vec![Given::from_json(value, by, seen)?];
        match apart {
            None => {}
            Some(Value::Array(rows)) => {
                for row in rows {
                    let Value::Object(mut row) = row else { return None };
                    values.push(Given::from_json(row.remove("value")?, &row.remove("by")?, row.remove("seen"))?);
                }
            }
            Some(_) => return None,
        }
        Some(Self::of(values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(row: &Value) -> Option<Register> {
        Register::from_json(row["value"].clone(), &row["by"], row.get("apart").cloned(), row.get("seen").cloned())
    }

    #[test]
    fn a_value_stands_until_one_comes_that_has_seen_it() {
        let register = read(&json!({"value": "ours", "by": "a:3", "seen": {"b": 2}, "apart": [
            {"value": "seen by ours", "by": "b:2"},
            {"value": "apart from ours", "by": "b:4", "seen": {"a": 2}},
        ]}));
        let standing = register.map(|register| register.values.into_iter().map(|given| given.value).collect());
        assert_eq!(standing, Some(vec![json!("apart from ours"), json!("ours")]));
    }

    #[test]
    fn values_that_claim_to_have_seen_each_other_both_stand() {
        let register = read(&json!({"value": "one", "by": "a:1", "seen": {"b": 1}, "apart": [
            {"value": "other", "by": "b:1", "seen": {"a": 1}},
        ]}));
        assert_eq!(register.map(|register| register.values.len()), Some(2));
    }

    #[test]
    fn a_value_that_is_given_comes_after_all_that_stand() {
        let mut register = read(&json!({"value": "one", "by": "a:1", "apart": [{"value": "other", "by": "b:1"}]}));
        let by = Dot { counter: 2, device: Device("a".into()) };
        if let Some(register) = &mut register {
            register.give("settled".into(), &by);
        }
        let seen = register.map(|register| (register.values.len(), register.values[0].seen_to_json()));
        assert_eq!(seen, Some((1, json!({"b": 1}).as_object().cloned().unwrap_or_default())));
    }
}
