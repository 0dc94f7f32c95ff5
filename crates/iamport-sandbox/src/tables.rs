//! What a shop has many of, row by row, so that a change costs what was changed and not what is there.
//!
//! A table can be changed only through its own methods, and each of them remembers the row: none can be forgotten.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::Deref;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Takes one row: its key in its table, and what it is now. `None` if it is gone.
pub(crate) type TakeRow<'a> = dyn FnMut(Vec<u8>, Option<Vec<u8>>) + 'a;

/// Rows that are kept one by one.
pub(crate) trait Table {
    /// Hands out each row that was touched since this or [`forget`](Self::forget) was last called.
    fn touched(&mut self, take: &mut TakeRow<'_>) -> io::Result<()>;

    /// Hands out every row.
    fn every(&self, take: &mut TakeRow<'_>) -> io::Result<()>;

    /// Takes no row as touched any more.
    fn forget(&mut self);

    /// Puts a row back that was kept. They come in the order of their keys.
    fn put_back(&mut self, key: &[u8], value: &[u8]) -> io::Result<()>;
}

/// Goes through the parts of a state, each with a name of its own.
pub(crate) trait Visit {
    /// A part that is written as a whole, since it is small.
    fn whole<T: Serialize + DeserializeOwned>(
        &mut self,
        name: &'static str,
        part: &mut T,
    ) -> io::Result<()>;

    /// A part that is written row by row.
    fn table(&mut self, name: &'static str, table: &mut impl Table) -> io::Result<()>;
}

/// Something that consists of parts.
pub(crate) trait Parts {
    /// Shows each part to `visit`. Nothing that is to be kept may be left out.
    fn parts(&mut self, visit: &mut impl Visit) -> io::Result<()>;
}

fn encode(value: &impl Serialize) -> io::Result<Vec<u8>> {
    serde_json::to_vec(value).map_err(io::Error::from)
}

fn decode<T: DeserializeOwned>(bytes: &[u8]) -> io::Result<T> {
    serde_json::from_slice(bytes).map_err(io::Error::from)
}

/// Values in the order in which they were added, each known by its position. None is taken out.
#[derive(Clone, Debug)]
pub(crate) struct Rows<T> {
    all: Vec<T>,
    touched: BTreeSet<usize>,
}

impl<T> Rows<T> {
    pub(crate) fn push(&mut self, value: T) {
        self.touched.insert(self.all.len());
        self.all.push(value);
    }

    pub(crate) fn get_mut(&mut self, position: usize) -> Option<&mut T> {
        let value = self.all.get_mut(position)?;
        self.touched.insert(position);
        Some(value)
    }
}

/// Tests break what nothing else can.
#[cfg(test)]
impl<T> std::ops::DerefMut for Rows<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.touched.extend(0..self.all.len());
        &mut self.all
    }
}

#[cfg(test)]
impl<T> Rows<T> {
    pub(crate) fn remove(&mut self, position: usize) -> T {
        self.touched.extend(position..self.all.len());
        self.all.remove(position)
    }
}

impl<T> Default for Rows<T> {
    fn default() -> Rows<T> {
        Rows {
            all: Vec::new(),
            touched: BTreeSet::new(),
        }
    }
}

impl<T> Deref for Rows<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.all
    }
}

impl<'a, T> IntoIterator for &'a Rows<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}

impl<T: Serialize> Serialize for Rows<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.all.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Rows<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Rows<T>, D::Error> {
        let all = Vec::deserialize(deserializer)?;
        Ok(Rows {
            all,
            ..Rows::default()
        })
    }
}

impl<T: Serialize + DeserializeOwned> Table for Rows<T> {
    fn touched(&mut self, take: &mut TakeRow<'_>) -> io::Result<()> {
        for position in std::mem::take(&mut self.touched) {
            let value = self.all.get(position).map(encode).transpose()?;
            take(position_key(position), value);
        }
        Ok(())
    }

    fn every(&self, take: &mut TakeRow<'_>) -> io::Result<()> {
        for (position, value) in self.all.iter().enumerate() {
            take(position_key(position), Some(encode(value)?));
        }
        Ok(())
    }

    fn forget(&mut self) {
        self.touched.clear();
    }

    fn put_back(&mut self, key: &[u8], value: &[u8]) -> io::Result<()> {
        if key != position_key(self.all.len()) {
            return Err(io::Error::other(format!(
                "row {} is missing",
                self.all.len()
            )));
        }
        self.all.push(decode(value)?);
        Ok(())
    }
}

/// Sorts as the positions do.
fn position_key(position: usize) -> Vec<u8> {
    (position as u64).to_be_bytes().to_vec()
}

/// Values that are found by a key.
#[derive(Clone, Debug)]
pub(crate) struct Map<K, V> {
    all: BTreeMap<K, V>,
    touched: BTreeSet<K>,
}

impl<K: Ord + Clone, V> Map<K, V> {
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        self.touched.insert(key.clone());
        self.all.insert(key, value)
    }

    pub(crate) fn get_mut<Q>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
        Q: Ord + ToOwned<Owned = K> + ?Sized,
    {
        let value = self.all.get_mut(key)?;
        self.touched.insert(key.to_owned());
        Some(value)
    }

    pub(crate) fn remove<Q>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Ord + ?Sized,
    {
        let (key, value) = self.all.remove_entry(key)?;
        self.touched.insert(key);
        Some(value)
    }

    /// Takes everything out.
    pub(crate) fn clear(&mut self) {
        let gone = std::mem::take(&mut self.all);
        self.touched.extend(gone.into_keys());
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Map<K, V> {
        Map {
            all: BTreeMap::new(),
            touched: BTreeSet::new(),
        }
    }
}

impl<K, V> Deref for Map<K, V> {
    type Target = BTreeMap<K, V>;

    fn deref(&self) -> &BTreeMap<K, V> {
        &self.all
    }
}

impl<K: Serialize, V: Serialize> Serialize for Map<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.all.serialize(serializer)
    }
}

impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Deserialize<'de> for Map<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Map<K, V>, D::Error> {
        let all = BTreeMap::deserialize(deserializer)?;
        Ok(Map {
            all,
            ..Map::default()
        })
    }
}

impl<K, V> Table for Map<K, V>
where
    K: Serialize + DeserializeOwned + Ord,
    V: Serialize + DeserializeOwned,
{
    fn touched(&mut self, take: &mut TakeRow<'_>) -> io::Result<()> {
        for key in std::mem::take(&mut self.touched) {
            let value = self.all.get(&key).map(encode).transpose()?;
            take(encode(&key)?, value);
        }
        Ok(())
    }

    fn every(&self, take: &mut TakeRow<'_>) -> io::Result<()> {
        for (key, value) in &self.all {
            take(encode(key)?, Some(encode(value)?));
        }
        Ok(())
    }

    fn forget(&mut self) {
        self.touched.clear();
    }

    fn put_back(&mut self, key: &[u8], value: &[u8]) -> io::Result<()> {
        self.all.insert(decode(key)?, decode(value)?);
        Ok(())
    }
}

/// Values, each there or not.
#[derive(Clone, Debug)]
pub(crate) struct Set<T>(Map<T, ()>);

impl<T: Ord + Clone> Set<T> {
    pub(crate) fn insert(&mut self, value: T) {
        if !self.0.contains_key(&value) {
            self.0.insert(value, ());
        }
    }

    pub(crate) fn remove(&mut self, value: &T) {
        self.0.remove(value);
    }

    pub(crate) fn first(&self) -> Option<&T> {
        self.0.keys().next()
    }
}

impl<T> Default for Set<T> {
    fn default() -> Set<T> {
        Set(Map::default())
    }
}

impl<T: Serialize> Serialize for Set<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.keys())
    }
}

impl<'de, T: Deserialize<'de> + Ord + Clone> Deserialize<'de> for Set<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Set<T>, D::Error> {
        let values: Vec<T> = Vec::deserialize(deserializer)?;
        let all = values.into_iter().map(|value| (value, ())).collect();
        Ok(Set(Map {
            all,
            ..Map::default()
        }))
    }
}

impl<T: Serialize + DeserializeOwned + Ord> Table for Set<T> {
    fn touched(&mut self, take: &mut TakeRow<'_>) -> io::Result<()> {
        self.0.touched(take)
    }

    fn every(&self, take: &mut TakeRow<'_>) -> io::Result<()> {
        self.0.every(take)
    }

    fn forget(&mut self) {
        self.0.forget();
    }

    fn put_back(&mut self, key: &[u8], value: &[u8]) -> io::Result<()> {
        self.0.put_back(key, value)
    }
}

/// What is to be written, by names and keys together: the latest state of each part that changed.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    /// Nothing of what was there before counts any more.
    pub(crate) from_scratch: bool,
    pub(crate) rows: BTreeMap<Vec<u8>, Option<Vec<u8>>>,
}

impl Batch {
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty() && !self.from_scratch
    }
}

/// The place of a row among those of all tables. Wholes have no key.
fn place(name: &str, key: &[u8]) -> Vec<u8> {
    [name.as_bytes(), b"/", key].concat()
}

/// Where the rows of a table are: from the first place on, before the second.
pub(crate) fn places(name: &str) -> (Vec<u8>, Vec<u8>) {
    // The character after the slash.
    (place(name, b""), [name.as_bytes(), b"0"].concat())
}

/// Collects what changed since it was last asked.
#[derive(Debug, Default)]
pub(crate) struct Collector {
    batch: Batch,
    /// Wholes as they were when they were last collected.
    wholes: BTreeMap<&'static str, Vec<u8>>,
}

impl Collector {
    /// Adds what changed in `state`, or everything if all of it was replaced. Returns whether there is
    /// anything to be written now.
    pub(crate) fn collect(&mut self, state: &mut impl Parts, replaced: bool) -> io::Result<bool> {
        if replaced {
            *self = Collector::default();
            self.batch.from_scratch = true;
        }
        let before = self.batch.rows.len();
        let mut collecting = Collecting {
            collector: self,
            replaced,
            found: false,
        };
        state.parts(&mut collecting)?;
        let found = collecting.found;
        debug_assert!(found || self.batch.rows.len() == before);
        Ok(found || replaced)
    }

    /// What was collected so far.
    pub(crate) fn take(&mut self) -> Batch {
        std::mem::take(&mut self.batch)
    }
}

struct Collecting<'a> {
    collector: &'a mut Collector,
    replaced: bool,
    found: bool,
}

impl Visit for Collecting<'_> {
    fn whole<T: Serialize + DeserializeOwned>(
        &mut self,
        name: &'static str,
        part: &mut T,
    ) -> io::Result<()> {
        let now = encode(part)?;
        if self.collector.wholes.get(name) != Some(&now) {
            let rows = &mut self.collector.batch.rows;
            rows.insert(place(name, b""), Some(now.clone()));
            self.collector.wholes.insert(name, now);
            self.found = true;
        }
        Ok(())
    }

    fn table(&mut self, name: &'static str, table: &mut impl Table) -> io::Result<()> {
        let rows = &mut self.collector.batch.rows;
        let mut found = false;
        let mut take = |key: Vec<u8>, value| {
            found = true;
            rows.insert(place(name, &key), value);
        };
        if self.replaced {
            table.every(&mut take)?;
            table.forget();
        } else {
            table.touched(&mut take)?;
        }
        self.found |= found;
        Ok(())
    }
}

/// Lets tables forget what was touched, where nothing is kept.
pub(crate) struct Forget;

impl Visit for Forget {
    fn whole<T: Serialize + DeserializeOwned>(
        &mut self,
        _: &'static str,
        _: &mut T,
    ) -> io::Result<()> {
        Ok(())
    }

    fn table(&mut self, _: &'static str, table: &mut impl Table) -> io::Result<()> {
        table.forget();
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// What a file would hold that is written after each change.
    #[derive(Default)]
    pub(crate) struct Mirror {
        collector: Collector,
        pub(crate) rows: BTreeMap<Vec<u8>, Vec<u8>>,
    }

    impl Mirror {
        pub(crate) fn follow(&mut self, state: &mut impl Parts) {
            self.collector.collect(state, false).unwrap();
            for (place, value) in self.collector.take().rows {
                match value {
                    Some(value) => self.rows.insert(place, value),
                    None => self.rows.remove(&place),
                };
            }
        }
    }

    /// Every row of a state.
    pub(crate) fn everything(state: &mut impl Parts) -> BTreeMap<Vec<u8>, Vec<u8>> {
        let mut collector = Collector::default();
        collector.collect(state, true).unwrap();
        let rows = collector.take().rows;
        rows.into_iter()
            .map(|(place, value)| (place, value.unwrap()))
            .collect()
    }

    #[derive(Default)]
    struct State {
        rows: Rows<u32>,
        map: Map<String, u32>,
        set: Set<(u64, u8)>,
        whole: Vec<u32>,
    }

    impl Parts for State {
        fn parts(&mut self, visit: &mut impl Visit) -> io::Result<()> {
            visit.table("rows", &mut self.rows)?;
            visit.table("map", &mut self.map)?;
            visit.table("set", &mut self.set)?;
            visit.whole("whole", &mut self.whole)
        }
    }

    #[test]
    fn each_way_to_change_something_is_noticed_and_nothing_else_is_written() {
        type Change = fn(&mut State);
        let changes: [(Change, usize); 12] = [
            (|state| state.rows.push(1), 1),
            (|state| state.rows.push(2), 1),
            (|state| *state.rows.get_mut(0).unwrap() = 7, 1),
            (|state| assert!(state.rows.get_mut(9).is_none()), 0),
            (
                |state| assert!(state.map.insert("a".into(), 1).is_none()),
                1,
            ),
            (|state| *state.map.get_mut("a").unwrap() = 2, 1),
            (|state| assert!(state.map.remove("b").is_none()), 0),
            (|state| assert_eq!(state.map.remove("a"), Some(2)), 1),
            (|state| state.set.insert((1, 2)), 1),
            (|state| state.set.insert((1, 2)), 0),
            (|state| state.set.remove(&(1, 2)), 1),
            (|state| state.whole.push(3), 1),
        ];
        let mut state = State::default();
        let mut kept = Mirror::default();
        kept.follow(&mut state);
        for (number, (change, rows)) in changes.into_iter().enumerate() {
            change(&mut state);
            let found = kept.collector.collect(&mut state, false).unwrap();
            assert_eq!(found, rows > 0, "{number}");
            assert_eq!(kept.collector.batch.rows.len(), rows, "{number}");
            kept.follow(&mut state);
            assert_eq!(kept.rows, everything(&mut state), "{number}");
        }
        state.map.insert("c".into(), 1);
        kept.follow(&mut state);
        state.map.clear();
        kept.follow(&mut state);
        assert_eq!(kept.rows, everything(&mut state));
    }

    #[test]
    fn tables_look_like_what_they_hold() {
        let mut state = State::default();
        state.rows.push(4);
        state.map.insert("a".into(), 1);
        state.set.insert((1, 2));
        let json = serde_json::to_string(&(&state.rows, &state.map, &state.set)).unwrap();
        assert_eq!(json, r#"[[4],{"a":1},[[1,2]]]"#);
        type Tables = (Rows<u32>, Map<String, u32>, Set<(u64, u8)>);
        let read: Tables = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), json);
    }
}
