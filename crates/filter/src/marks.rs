//! At the end of which stages particles keep a copy of their course.

/// The kept stages, rising; the last is the present one. The same for all particles.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks {
    stages: Vec<usize>,
    checkpoints: usize,
}

impl Marks {
    pub(crate) fn new(checkpoints: usize) -> Self {
        Self {
            stages: Vec::new(),
            checkpoints,
        }
    }

    /// The stages.
    pub(crate) fn stages(&self) -> &[usize] {
        &self.stages
    }

    /// Whether the end of this stage is kept.
    pub(crate) fn contains(&self, stage: usize) -> bool {
        self.stages.binary_search(&stage).is_ok()
    }

    /// How many kept stages lie before this one.
    pub(crate) fn before(&self, stage: usize) -> usize {
        self.stages.partition_point(|&kept| kept < stage)
    }

    /// A new present stage.
    pub(crate) fn push(&mut self, stage: usize) {
        self.stages.push(stage);
    }

    /// Drops one stage if there are too many, and says which of the list it was. Moves fall on recent
    /// luck more often, so the gaps may grow with age: the stage goes whose loss leaves the
    /// smallest gap for its age.
    pub(crate) fn thin(&mut self) -> Option<usize> {
        let (&present, earlier) = self.stages.split_last()?;
        if earlier.len() <= self.checkpoints {
            return None;
        }
        let loss = |&index: &usize| {
            let from = if index == 0 {
                0
            } else {
                self.stages[index - 1] + 1
            };
            let gap = self.stages[index + 1] + 1 - from;
            gap as f64 / (present - self.stages[index]) as f64
        };
        let least = (0..earlier.len()).min_by(|a, b| loss(a).total_cmp(&loss(b)))?;
        self.stages.remove(least);
        Some(least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(stages: usize, checkpoints: usize) -> Vec<usize> {
        let mut marks = Marks::new(checkpoints);
        for stage in 0..stages {
            marks.push(stage);
            marks.thin();
        }
        marks.stages().to_vec()
    }

    #[test]
    fn the_present_stage_is_kept_and_no_more_than_asked_besides() {
        for checkpoints in 0..6 {
            let kept = after(40, checkpoints);
            assert_eq!(kept.last(), Some(&39));
            assert_eq!(kept.len(), checkpoints + 1);
        }
        assert_eq!(after(3, 8), [0, 1, 2]);
    }

    #[test]
    fn kept_stages_are_denser_near_the_present() {
        let kept = after(200, 6);
        let gaps: Vec<usize> = kept.windows(2).map(|two| two[1] - two[0]).collect();
        assert!(gaps[0] > 4 * gaps[gaps.len() - 1], "{kept:?}");
    }
}
