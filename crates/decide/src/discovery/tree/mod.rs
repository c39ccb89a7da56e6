//! A classification tree: which conditions part the histories in which an outcome came from the
//! rest? (Breiman and others, 1984)

mod prune;
mod split;

use super::{Limits, Region};
use crate::invalid::{Invalid, length, range};
use crate::numbers::Matrix;
use split::best_split;

/// How a tree is grown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TreeSettings {
    /// Fewest rows in a leaf; at least 1.
    pub least_rows: usize,
    /// Most splits from the root to a leaf.
    pub depth: usize,
    /// What a leaf costs, in impurity: weaker branches are pruned. From 0 up.
    pub complexity: f64,
}

impl Default for TreeSettings {
    fn default() -> Self {
        Self {
            least_rows: 50,
            depth: 4,
            complexity: 0.0,
        }
    }
}

/// A grown tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    nodes: Vec<Node>,
}

/// A node, with the rows that come to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Node {
    /// How many rows come here.
    pub rows: usize,
    /// In how many of them the outcome came.
    pub wanted: usize,
    /// How they are parted; none in a leaf.
    pub split: Option<Split>,
}

/// A question of a tree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Split {
    /// Column of the input.
    pub column: usize,
    /// Rows up to here go to the first child, the others to the second.
    pub threshold: f64,
    /// Indices of both children.
    pub children: [usize; 2],
}

/// A leaf as a box.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// Its limits, infinite where there are none; upper ends belong to it, lower ends don't.
    pub region: Region,
    /// Rows in it.
    pub rows: usize,
    /// Rows of interest in it.
    pub wanted: usize,
    /// Share of all rows of interest that lie in it.
    pub coverage: f64,
    /// Share of its rows that are of interest.
    pub density: f64,
    /// Share of all rows that lie in it.
    pub mass: f64,
}

impl Node {
    /// Gini impurity: chance that two rows, drawn with replacement, differ in outcome.
    pub fn impurity(&self) -> f64 {
        let share = self.wanted as f64 / self.rows as f64;
        2.0 * share * (1.0 - share)
    }
}

impl Tree {
    /// Grows a tree: each node is parted where impurity falls most, the first input and lowest
    /// threshold of equal ones; then branches that gain less than their leaves cost are pruned.
    /// `interest` says for each row whether the outcome came.
    ///
    /// # Errors
    ///
    /// If `interest` isn't one for each row; if a setting is out of range.
    pub fn grow(
        inputs: &Matrix,
        interest: &[bool],
        settings: &TreeSettings,
    ) -> Result<Self, Invalid> {
        length("outcomes", interest.len(), inputs.rows())?;
        let (least, cost) = (settings.least_rows, settings.complexity);
        range(
            "fewest rows of a leaf",
            least as f64,
            least > 0,
            "from 1 up",
        )?;
        let right = cost >= 0.0 && cost.is_finite();
        range("cost of a leaf", cost, right, "from 0 up")?;
        let mut tree = Self { nodes: Vec::new() };
        let rows = (0..inputs.rows()).collect();
        tree.add(inputs, interest, rows, settings, settings.depth);
        tree.prune(cost);
        Ok(tree)
    }

    /// The nodes, the root first.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The leaves that can be reached, from the lower side to the upper, as boxes in the space of
    /// so many inputs.
    pub fn leaves(&self, inputs: usize) -> Vec<Leaf> {
        let unlimited = Limits {
            low: f64::NEG_INFINITY,
            high: f64::INFINITY,
        };
        let mut open = vec![(0, Region::new(vec![unlimited; inputs]))];
        let mut leaves = Vec::new();
        while let Some((index, region)) = open.pop() {
            let node = self.nodes[index];
            let Some(split) = node.split else {
                leaves.push(self.leaf(node, region));
                continue;
            };
            let now = region.limits()[split.column];
            let high = Limits {
                low: split.threshold,
                ..now
            };
            let low = Limits {
                high: split.threshold,
                ..now
            };
            open.push((split.children[1], region.with(split.column, high)));
            open.push((split.children[0], region.with(split.column, low)));
        }
        leaves
    }

    fn leaf(&self, node: Node, region: Region) -> Leaf {
        let root = self.nodes[0];
        Leaf {
            region,
            rows: node.rows,
            wanted: node.wanted,
            coverage: node.wanted as f64 / root.wanted.max(1) as f64,
            density: node.wanted as f64 / node.rows as f64,
            mass: node.rows as f64 / root.rows as f64,
        }
    }

    /// Adds the node of some rows, with all below it, and gives its index.
    fn add(
        &mut self,
        inputs: &Matrix,
        interest: &[bool],
        rows: Vec<usize>,
        settings: &TreeSettings,
        depth: usize,
    ) -> usize {
        let wanted = rows.iter().filter(|row| interest[**row]).count();
        let index = self.nodes.len();
        self.nodes.push(Node {
            rows: rows.len(),
            wanted,
            split: None,
        });
        let place = match depth {
            0 => None,
            _ => best_split(inputs, interest, &rows, wanted, settings.least_rows),
        };
        if let Some((column, threshold)) = place {
            let (below, above) = rows
                .into_iter()
                .partition(|row| inputs.at(*row, column) <= threshold);
            let children =
                [below, above].map(|rows| self.add(inputs, interest, rows, settings, depth - 1));
            self.nodes[index].split = Some(Split {
                column,
                threshold,
                children,
            });
        }
        index
    }
}
