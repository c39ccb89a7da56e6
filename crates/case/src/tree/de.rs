//! From tree to typed tables: a small serde deserialiser.
//!
//! Tables are first held against the JSON Schema ([`crate::shape`]), which reports every problem at
//! its place; what reaches this step reads without error unless the schema and the types disagree.

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error as _};
use serde::de::{IntoDeserializer, Unexpected, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::{Entry, Kind, Node};
use crate::file::Mark;

/// Why a tree could not be read, and where.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{what}")]
pub(crate) struct ReadError {
    pub(crate) what: String,
    pub(crate) mark: Option<Mark>,
}

impl serde::de::Error for ReadError {
    fn custom<T: std::fmt::Display>(what: T) -> Self {
        Self {
            what: what.to_string(),
            mark: None,
        }
    }
}

/// Reads a typed value from a tree.
pub(crate) fn read<'de, T: Deserialize<'de>>(node: &'de Node) -> Result<T, ReadError> {
    T::deserialize(node)
}

impl<'de> IntoDeserializer<'de, ReadError> for &'de Node {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let value = match &self.kind {
            Kind::Text(text) | Kind::Date(text) | Kind::Moment(text) => {
                visitor.visit_borrowed_str(text)
            }
            Kind::Whole(whole) => visitor.visit_i64(*whole),
            Kind::Number(number) => visitor.visit_f64(*number),
            Kind::Truth(truth) => visitor.visit_bool(*truth),
            Kind::List(items) => visitor.visit_seq(SeqDeserializer::new(items.iter())),
            Kind::Table(table) => visitor.visit_map(MapDeserializer::new(
                table
                    .iter()
                    .map(|(key, entry)| (key.as_str(), &entry.value)),
            )),
        };
        value.map_err(|error| error.at(self.mark))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let value = match &self.kind {
            Kind::Text(word) => visitor.visit_enum(word.as_str().into_deserializer()),
            Kind::Table(table) => match table.iter().next() {
                Some((name, entry)) if table.len() == 1 => {
                    visitor.visit_enum(Variant { name, entry })
                }
                _ => Err(ReadError::invalid_value(
                    Unexpected::Map,
                    &"a table with one key",
                )),
            },
            other => Err(ReadError::custom(format!(
                "expected a word, found {}",
                other.name()[0]
            ))),
        };
        value.map_err(|error| error.at(self.mark))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl ReadError {
    /// Keeps the innermost place.
    fn at(mut self, mark: Mark) -> Self {
        self.mark.get_or_insert(mark);
        self
    }
}

/// An externally tagged variant, `{ name = value }`.
struct Variant<'de> {
    name: &'de str,
    entry: &'de Entry,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = ReadError;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), ReadError> {
        let tag: serde::de::value::StrDeserializer<'_, ReadError> = self.name.into_deserializer();
        Ok((seed.deserialize(tag)?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = ReadError;

    fn unit_variant(self) -> Result<(), ReadError> {
        Err(ReadError::custom("expected a word, found a table").at(self.entry.key))
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, ReadError> {
        seed.deserialize(&self.entry.value)
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.entry.value.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.entry.value.deserialize_any(visitor)
    }
}
