//! A reader that goes away, as in `citerne schema | head -1`, is no error.

use std::process::Stdio;

use crate::citerne;

#[test]
fn a_closed_pipe_ends_the_command_quietly() {
    for words in ["schema", "completions bash", "replay 1 uk-2000"] {
        let mut command = citerne(words);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{words}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{words}");
    }
}
