//! What a kind of record is made of: its table of fields, from which forms, lists, checks and files are made.

use super::day::Day;
use super::id::Id;
use super::ladder::Rung;
use super::record::Record;
use serde_json::{Map, Value};

/// How records of a kind come to differ between devices, and so how they merge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Family {
    /// Said once and never edited: published questions, responses, agreements.
    Said,
    /// Edited field by field: projects, people, meetings.
    Worked,
    /// Kept on this device alone and never merged: unfinished answers, drafts, the device's own history.
    Local,
}

/// Why a file is made, and so what may stand in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// Everything. It has names.
    Full,
    /// What any member of the group may open: agreements, meetings, actions, replies.
    Group,
    /// Totals and words approved for showing. Not to be brought in again.
    Report,
    /// What one person or one phone gives back.
    Answers,
}

impl Purpose {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Full, Self::Group, Self::Report, Self::Answers];

    /// The name in the file's head and in the file's name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Group => "group",
            Self::Report => "report",
            Self::Answers => "answers",
        }
    }

    /// Reads [`Purpose::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }
}

/// Which purposes carry a kind or a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Carried(u8);

impl Carried {
    /// By no file: it never leaves the device.
    pub const NEVER: Self = Self(0);
    /// By full copies alone.
    pub const FULL: Self = Self(1);
    /// By full copies and by what a person gives back.
    pub const ANSWERS: Self = Self(1 | 8);
    /// By full and group copies.
    pub const GROUP: Self = Self(1 | 2);
    /// By every file that can be brought in.
    pub const ALL: Self = Self(1 | 2 | 8);

    /// Whether a file of this purpose carries it.
    #[must_use]
    pub const fn by(self, purpose: Purpose) -> bool {
        self.0 & (1 << purpose as u8) != 0
    }
}

/// How a person gives a field its value, and what value that is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Input {
    /// One line of text, of at most so many characters.
    Line(usize),
    /// Text of several lines, of at most so many characters.
    Text(usize),
    /// A day, stored as `YYYY-MM-DD`.
    Day,
    /// One of a list of codes.
    One(&'static [&'static str]),
    /// Any of a list of codes, stored as an array.
    Several(&'static [&'static str]),
    /// A rung of the ladder, stored as 1 to 7.
    Rung,
    /// Yes or no.
    Flag,
    /// The id of another record.
    Reference,
    /// Set by the app and not by a form: any JSON.
    Hidden,
}

/// One field of a kind of record.
///
/// Its label stands in the words of the screens under `kind.field`, its hint under `kind.field.hint`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Field {
    /// The name in the record.
    pub name: &'static str,
    /// How it is given.
    pub input: Input,
    /// Whether a form insists on it.
    pub required: bool,
    /// Which files may carry it, where that is fewer than carry its kind.
    pub carried: Carried,
}

impl Field {
    /// A field that need not be filled in, carried by whatever file carries its kind.
    #[must_use]
    pub const fn new(input: Input) -> Self {
        Self { name: "", input, required: false, carried: Carried::ALL }
    }

    /// The same field, without which a form is not finished.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Whether a value from a file fits the field. `null` and absence always do.
    #[must_use]
    pub fn takes(&self, value: &Value) -> bool {
        let text_of = |most: usize| value.as_str().is_some_and(|text| text.chars().count() <= most);
        match self.input {
            _ if value.is_null() => true,
            // Copies of other versions may carry codes that this version does not know: they are kept.
            Input::One(_) => text_of(100),
            Input::Several(_) => value.as_array().is_some_and(|codes| codes.iter().all(Value::is_string)),
            Input::Line(_) | Input::Text(_) => text_of(LONGEST_TEXT),
            Input::Day => value.as_str().is_some_and(|text| Day::parse(text).is_some()),
            Input::Rung => Rung::from_value(value).is_some(),
            Input::Flag => value.is_boolean(),
            Input::Reference => value.as_str().is_some_and(Id::is_well_formed),
            Input::Hidden => true,
        }
    }
}

/// The longest text that any field takes from a file, in characters. Forms ask for far less.
pub const LONGEST_TEXT: usize = 100_000;

/// A kind of record.
#[derive(Debug)]
pub struct Kind {
    /// The name in keys, such as `response`.
    pub name: &'static str,
    /// The name of its list in the file, such as `responses`.
    pub plural: &'static str,
    /// How it merges.
    pub family: Family,
    /// Which files carry it.
    pub carried: Carried,
    /// What it is made of.
    pub fields: &'static [Field],
}

impl Kind {
    /// The field of a name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// What is wrong with what a person typed into a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Nothing was given where something is needed.
    Missing,
    /// More than so many characters.
    TooLong(usize),
    /// Not a day that exists.
    NotADay,
}

/// Checks what a form holds against a table of fields.
///
/// # Errors
/// Each field at fault, in the order of the table, with what is wrong.
pub fn check(fields: &[Field], given: &Map<String, Value>) -> Result<(), Vec<(&'static str, Fault)>> {
    let faults: Vec<_> =
        fields.iter().filter_map(|field| Some((field.name, fault(field, given.get(field.name))?))).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn fault(field: &Field, value: Option<&Value>) -> Option<Fault> {
    let empty = match value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.trim().is_empty(),
        Some(Value::Array(codes)) => codes.is_empty(),
        Some(_) => false,
    };
    if empty {
        return field.required.then_some(Fault::Missing);
    }
    let text = value.and_then(Value::as_str).unwrap_or_default();
    match field.input {
        Input::Line(most) | Input::Text(most) if text.chars().count() > most => Some(Fault::TooLong(most)),
        Input::Day if Day::parse(text).is_none() => Some(Fault::NotADay),
        _ => None,
    }
}

/// A value that a typed record can hold in a field.
pub trait FieldValue: Sized {
    /// From JSON; nothing where it is of another type.
    fn from_value(value: &Value) -> Option<Self>;
    /// To JSON.
    fn to_value(&self) -> Value;
}

impl FieldValue for String {
    fn from_value(value: &Value) -> Option<Self> {
        value.as_str().map(Into::into)
    }
    fn to_value(&self) -> Value {
        self.as_str().into()
    }
}

impl FieldValue for bool {
    fn from_value(value: &Value) -> Option<Self> {
        value.as_bool()
    }
    fn to_value(&self) -> Value {
        (*self).into()
    }
}

impl FieldValue for u64 {
    fn from_value(value: &Value) -> Option<Self> {
        value.as_u64()
    }
    fn to_value(&self) -> Value {
        (*self).into()
    }
}

impl FieldValue for Id {
    fn from_value(value: &Value) -> Option<Self> {
        value.as_str().map(Id::new)
    }
    fn to_value(&self) -> Value {
        self.as_str().into()
    }
}

impl FieldValue for Vec<String> {
    fn from_value(value: &Value) -> Option<Self> {
        Some(value.as_array()?.iter().filter_map(|code| code.as_str().map(Into::into)).collect())
    }
    fn to_value(&self) -> Value {
        self.iter().map(String::as_str).collect()
    }
}

impl FieldValue for Map<String, Value> {
    fn from_value(value: &Value) -> Option<Self> {
        value.as_object().cloned()
    }
    fn to_value(&self) -> Value {
        Value::Object(self.clone())
    }
}

impl FieldValue for Value {
    fn from_value(value: &Value) -> Option<Self> {
        Some(value.clone())
    }
    fn to_value(&self) -> Value {
        self.clone()
    }
}

impl FieldValue for Day {
    fn from_value(value: &Value) -> Option<Self> {
        Day::parse(value.as_str()?)
    }
    fn to_value(&self) -> Value {
        self.to_string().into()
    }
}

impl FieldValue for Rung {
    fn from_value(value: &Value) -> Option<Self> {
        Rung::from_number(u8::try_from(value.as_u64()?).ok()?)
    }
    fn to_value(&self) -> Value {
        self.number().into()
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    fn from_value(value: &Value) -> Option<Self> {
        Some(T::from_value(value))
    }
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, FieldValue::to_value)
    }
}

/// A kind of record as a struct of the domain.
pub trait Typed: Sized {
    /// The table of its fields.
    const KIND: &'static Kind;
    /// Reads the record; a field that is missing or of another type has its default.
    fn read(record: &Record) -> Self;
    /// The content as it is stored. Fields with nothing in them are left out.
    fn content(&self) -> Map<String, Value>;
}

/// Declares a kind of record once: the struct, its table of fields and the way between them.
macro_rules! kind {
    (
        $(#[$about:meta])*
        $type:ident = $name:literal, $plural:literal, $family:ident, $carried:ident;
        $( $(#[$field_about:meta])* $field:ident: $value:ty = $input:expr, )*
    ) => {
        $(#[$about])*
        #[derive(Clone, PartialEq, Debug, Default)]
        pub struct $type {
            /// The record's id.
            pub id: $crate::domain::id::Id,
            /// The project that it belongs to.
            pub project: $crate::domain::id::Id,
            $( $(#[$field_about])* pub $field: $value, )*
        }

        impl $crate::domain::field::Typed for $type {
            const KIND: &'static $crate::domain::field::Kind = &$crate::domain::field::Kind {
                name: $name,
                plural: $plural,
                family: $crate::domain::field::Family::$family,
                carried: $crate::domain::field::Carried::$carried,
                fields: &[ $( $crate::domain::field::Field { name: stringify!($field), ..$input } ),* ],
            };
            fn read(record: &$crate::domain::record::Record) -> Self {
                Self {
                    id: record.key.id.clone(),
                    project: record.key.project.clone(),
                    $( $field: record
                        .get(stringify!($field))
                        .and_then($crate::domain::field::FieldValue::from_value)
                        .unwrap_or_default(), )*
                }
            }
            fn content(&self) -> serde_json::Map<String, serde_json::Value> {
                let mut content = serde_json::Map::new();
                $(
                    let value = $crate::domain::field::FieldValue::to_value(&self.$field);
                    if !$crate::domain::field::is_nothing(&value) {
                        content.insert(stringify!($field).into(), value);
                    }
                )*
                content
            }
        }
    };
}
pub(crate) use kind;

/// Whether a value says nothing, so that a record does without it.
#[must_use]
pub fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}
