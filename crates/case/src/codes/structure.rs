//! Files, syntax, keys and types.

super::codes! {
    error UNREADABLE "C001" "unreadable" {
        title: "file or folder that can't be read",
        message: "can't read {name}: {reason}",
        hints: ["check that it exists and that you may read it"],
        why: "A case is a folder of TOML files with an event log beside them. The system refused to \
              open the folder or one of its files, so nothing can be said of what is inside.",
    }
    error NOT_A_FILE "C002" "not-a-file" {
        title: "not an ordinary file",
        message: "{name} is named like a case file but is not an ordinary file",
        hints: ["rename the directory or pipe, or replace it by a file"],
        why: "Every *.toml entry of a case folder and events.csv is read. A directory, pipe or device \
              under such a name is refused, since reading it could block for ever.",
    }
    error TOO_LARGE "C003" "too-large" {
        title: "file too large",
        message: "{name} is larger than {limit} MB",
        hints: ["move data that is not part of the case out of the folder"],
        why: "Case files are written by people and stay far below the limit. A larger file is nearly \
              always something else under a case file's name.",
    }
    error TOO_MANY_FILES "C004" "too-many-files" {
        title: "too many files",
        message: "the folder holds more than {limit} case files",
        hints: ["join files: tables may stand in any of them"],
        why: "The number of files is limited so that a wrong folder is refused at once rather than \
              read to its end.",
    }
    error NOT_UTF8 "C005" "not-utf8" {
        title: "text that is not UTF-8",
        message: "{name} is not UTF-8 text: byte {byte} can't be read",
        hints: ["save it as UTF-8; a file in Latin-1 breaks at its first accent"],
        why: "TOML and the event log are UTF-8 texts. Names with accents saved in another encoding \
              would be read wrongly, so the file is refused.",
    }
    error BINARY "C006" "binary" {
        title: "binary file",
        message: "{name} holds a NUL byte: it is not a text",
        hints: ["replace it by a text file"],
        why: "A text never holds the byte 0. The file is likely an archive, an image or a text in \
              UTF-16 under the name of a case file.",
    }
    error EMPTY_CASE "C007" "empty-case" {
        title: "folder without a case",
        message: "no *.toml file in {name}",
        hints: ["`citerne new` makes a small commented case to start from"],
        why: "A case needs at least one TOML file at the top of its folder. Perhaps the folder above \
              or below was meant: sub-folders are not read.",
    }
    warning NOT_READ "C008" "not-read" {
        title: "files that are not read",
        message: "{name} looks like part of the case but is not read",
        hints: ["only *.toml and events.csv at the top of the folder are read"],
        why: "Sub-folders and tables other than events.csv are left alone. Should their content \
              belong to the case, move it up or rename it; otherwise nothing is lost.",
    }
    error SYNTAX "C010" "syntax" {
        title: "text that is not TOML",
        message: "this is not TOML: {what}",
        hints: [],
        why: "The file breaks the grammar of TOML 1.1 here: a missing quote, bracket or equals sign, \
              a key given twice, a date that does not exist. The first such error of a file is \
              usually the true one; later ones may follow from it.",
    }
    error NOT_FINITE "C011" "not-finite" {
        title: "figure that is no number",
        message: "{figure} can't be used as a number",
        hints: ["leave a bound out instead of writing inf"],
        why: "TOML allows inf, nan and whole numbers of any size. In a case every figure is a finite \
              number that fits 64 bits.",
    }
    error DUPLICATE_TABLE "C012" "duplicate-table" {
        title: "same entry in two files",
        message: "`{key}` is given twice",
        also: "first given here",
        hints: ["keep one of the two"],
        why: "The files of a case are read as one. Tables such as places may be spread over files, \
              but one entry has one home: otherwise the later file would silently win.",
    }
    error UNKNOWN_KEY "C013" "unknown-key" {
        title: "unknown key",
        message: "unknown key `{key}`{where}",
        hints: ["did you mean `{near}`?", "known keys: {known}"],
        why: "A misspelt key would be ignored and its figure with it, so keys that mean nothing are \
              refused. The nearest known key is shown, or the list of those that may stand here.",
    }
    error WRONG_TYPE "C014" "wrong-type" {
        title: "value of the wrong type",
        message: "`{key}` must be {expected}, found {found}",
        hints: ["write it as {form}"],
        why: "Each key takes one type: a text in quotes, a number without, a list, a table. Numbers \
              of the model are tables, since each carries its unit and its source.",
    }
    error MISSING_KEY "C015" "missing-key" {
        title: "missing key",
        message: "`{key}` is missing{where}",
        hints: ["`{key}`: {expected}"],
        why: "There are no hidden defaults for facts about the world: what a system needs must stand \
              in the case, if only as an assumption with its reason.",
    }
    error BAD_WORD "C016" "bad-word" {
        title: "word outside the list",
        message: "`{word}` is not a value of `{key}`",
        hints: ["did you mean `{near}`?", "one of: {known}"],
        why: "Some keys take one word of a fixed list. Another word would have no meaning to the model.",
    }
    error BAD_DATE "C017" "bad-date" {
        title: "not a date",
        message: "`{text}` is not a date",
        hints: ["write the day as 2025-09-02, without a time of day"],
        why: "The model steps from day to day. Dates are civil dates, year-month-day, and must exist \
              in the calendar.",
    }
    error OUT_OF_BOUNDS "C018" "out-of-bounds" {
        title: "whole number out of bounds",
        message: "`{key}` is {figure}, which is not within {low} to {high}",
        hints: [],
        why: "This plain number is a count, a level or a coordinate with fixed bounds.",
    }
    error TOO_MANY_ENTRIES "C019" "too-many-entries" {
        title: "too many entries",
        message: "`{key}` holds {count} entries; the limit is {limit}",
        hints: [],
        why: "A case is written by people about one theatre. A table of this size is a generated or \
              wrong file, and the run would take very long.",
    }
    error BAD_ID "C021" "bad-id" {
        title: "id with other characters than a-z, 0-9 and -",
        message: "`{id}` can't be an id",
        hints: ["write `{better}`", "the name for people belongs in `label`"],
        why: "Ids are used in paths, columns of result files and on the command line. They are lower \
              case letters of the English alphabet, digits and hyphens, and begin with a letter. \
              Accents belong into the label.",
    }
    error IDS_ALIKE "C022" "ids-alike" {
        title: "two ids that can't be told apart",
        message: "`{id}` and `{other}` differ only by hyphens",
        also: "the other one",
        hints: ["choose names that a reader can tell apart"],
        why: "Two entries of one table whose ids are equal but for hyphens are nearly always one \
              thing written in two ways; its figures would count twice.",
    }
    warning MISSING_LABEL "C023" "missing-label" {
        title: "label missing in a language",
        message: "the {language} label is empty",
        hints: ["the report in that language will show nothing here"],
        why: "Reports are made in English and in French; both read their names from the case.",
    }
    error SHARED_ID "C024" "shared-id" {
        title: "one id for two points",
        message: "`{id}` is both in `{one}` and in `{other}`",
        also: "the other one",
        hints: ["rename one of them"],
        why: "Places, waypoints and terminals share one set of names, since a leg may begin or end \
              at any of them.",
    }
    error REPEATED_ITEM "C025" "repeated-item" {
        title: "list that repeats itself",
        message: "`{item}` stands twice in `{key}`",
        also: "first here",
        hints: [],
        why: "Each entry of this list counts once. A repeated one is a slip, and often hides that \
              another was meant.",
    }
}
