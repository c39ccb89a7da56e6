//! Cost-complexity pruning: the branch that gains least for its leaves goes first.

use super::Tree;

/// What hangs below a node: its leaves, and the sum of their impurities by rows.
#[derive(Debug, Clone, Copy)]
struct Branch {
    leaves: usize,
    impurity: f64,
}

impl Tree {
    /// Turns nodes into leaves, weakest first, while a leaf more gains no more than `cost`.
    pub(super) fn prune(&mut self, cost: f64) {
        while let Some((gain, node)) = self.weakest()
            && gain <= cost
        {
            self.nodes[node].split = None;
        }
        self.drop_unreached();
    }

    /// The node whose branch gains least for each leaf more, and that gain.
    fn weakest(&self) -> Option<(f64, usize)> {
        let mut open = vec![0];
        let mut weakest = None;
        while let Some(index) = open.pop() {
            let Some(split) = self.nodes[index].split else {
                continue;
            };
            open.extend(split.children);
            let branch = self.branch(index);
            let gain = (self.impurity(index) - branch.impurity) / (branch.leaves - 1) as f64;
            if weakest.is_none_or(|(least, _)| gain < least) {
                weakest = Some((gain, index));
            }
        }
        weakest
    }

    fn branch(&self, index: usize) -> Branch {
        let Some(split) = self.nodes[index].split else {
            return Branch {
                leaves: 1,
                impurity: self.impurity(index),
            };
        };
        let [low, high] = split.children.map(|child| self.branch(child));
        Branch {
            leaves: low.leaves + high.leaves,
            impurity: low.impurity + high.impurity,
        }
    }

    /// Impurity of a node by its share of all rows.
    fn impurity(&self, index: usize) -> f64 {
        let node = self.nodes[index];
        node.impurity() * node.rows as f64 / self.nodes[0].rows as f64
    }

    fn drop_unreached(&mut self) {
        let mut kept = Vec::with_capacity(self.nodes.len());
        self.keep(0, &mut kept);
        self.nodes = kept;
    }

    fn keep(&self, index: usize, kept: &mut Vec<super::Node>) -> usize {
        let place = kept.len();
        kept.push(self.nodes[index]);
        if let Some(split) = self.nodes[index].split {
            let children = split.children.map(|child| self.keep(child, kept));
            kept[place].split = Some(super::Split { children, ..split });
        }
        place
    }
}
