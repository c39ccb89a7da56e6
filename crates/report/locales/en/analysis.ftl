# Pages of analyses: what they share.
analysis-reading = How to read it
