//! What people see, looked at from outside.

mod geojson;
mod learned;
mod page;
mod pictures;
mod scores;
mod summary;
mod toy;
mod watch;
mod words;
