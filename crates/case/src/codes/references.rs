//! Names that point at entries of the case.

super::codes! {
    error UNKNOWN_ZONE "C201" "unknown-zone" {
        title: "unknown zone",
        message: "no zone `{id}` in [zones]",
        hints: ["did you mean `{near}`?", "known: {known}"],
        why: "Places, legs and measures name the zone they lie in or act on; control and danger are \
              read from it.",
    }
    error UNKNOWN_PLACE "C202" "unknown-place" {
        title: "unknown place",
        message: "no place `{id}` in [places]",
        hints: ["did you mean `{near}`?", "known: {known}"],
        why: "A place is a city or region that burns fuel. Waypoints and terminals are points on the \
              way: they hold no stations and can't be served.",
    }
    error UNKNOWN_TERMINAL "C203" "unknown-terminal" {
        title: "unknown terminal",
        message: "no terminal `{id}` in [terminals]",
        hints: ["did you mean `{near}`?", "known: {known}"],
        why: "Measures on terminals name one of the ports or depots abroad where trucks load.",
    }
    error UNKNOWN_PRODUCT "C204" "unknown-product" {
        title: "unknown product",
        message: "no product `{id}` in [products]",
        hints: ["did you mean `{near}`?", "known: {known}"],
        why: "Prices, shares and outputs are kept by fuel. A name outside [products] belongs to none.",
    }
    error UNKNOWN_SECTOR "C205" "unknown-sector" {
        title: "unknown sector",
        message: "no sector `{id}` in [sectors]",
        hints: ["did you mean `{near}`?", "known: {known}"],
        why: "Sectors are the groups of users that [sectors] lists; demand and rationing go by them.",
    }
    error UNKNOWN_CORRIDOR "C206" "unknown-corridor" {
        title: "unknown corridor",
        message: "no corridor `{id}` in [corridors]",
        hints: ["did you mean `{near}`?", "known: {known}"],
        why: "Corridors are the ways that [corridors] lists; shares of trade, escorts and losses go by them.",
    }
    error UNKNOWN_BORDER "C207" "unknown-border" {
        title: "unknown border post",
        message: "no border post `{id}` in [borders]",
        hints: ["did you mean `{near}`?", "known: {known}"],
        why: "A leg that crosses a border names the post, where trucks queue.",
    }
    error UNKNOWN_GOVERNMENT "C208" "unknown-government" {
        title: "unknown government",
        message: "no government `{id}` in [governments]",
        hints: ["did you mean `{near}`?", "known: {known}"],
        why: "Measures on travel advice name one of the foreign governments of the case.",
    }
    error UNKNOWN_CARRIER "C209" "unknown-carrier" {
        title: "unknown carrier",
        message: "no carrier `{id}` in [carriers]",
        hints: ["did you mean `{near}`?", "known: {known}"],
        why: "Measures on carriers name one of the transport companies of the case.",
    }
    error UNKNOWN_MEASURE "C210" "unknown-measure" {
        title: "unknown measure",
        message: "no measure `{id}` in [measures]",
        hints: ["did you mean `{near}`?"],
        why: "A trigger with `after` waits for another measure of the case to be in force.",
    }
    error UNKNOWN_POINT "C211" "unknown-point" {
        title: "unknown point",
        message: "no place, waypoint or terminal `{id}`",
        hints: ["did you mean `{near}`?", "add it to [waypoints] with its coordinates"],
        why: "Legs begin and end at points with coordinates, so that they can be measured and drawn.",
    }
    error UNKNOWN_CAPITAL "C212" "unknown-capital" {
        title: "capital that is no place",
        message: "the capital `{id}` is not in [places]",
        hints: ["did you mean `{near}`?", "known: {known}"],
        why: "The seat of government is where protest, reserve and take-over play; it must be one of \
              the case's places.",
    }
    error UNKNOWN_OUTPUT "C213" "unknown-output" {
        title: "unknown output of the model",
        message: "the model has no output `{id}`",
        hints: ["did you mean `{near}`?", "known: {known}"],
        why: "Triggers and claims read outputs of the model by name. A name that no system writes \
              would never be seen to change.",
    }
    error UNKNOWN_INPUT "C214" "unknown-input" {
        title: "unknown input",
        message: "no number at `{path}`",
        hints: ["did you mean `{near}`?"],
        why: "Hypotheses and claims name numbers of the case by their path, such as \
              `campaign.traffic_pull`, and so does `learn`. Shares can't be set by a hypothesis or learned by themselves, since the others \
              would have to give.",
    }
    error UNKNOWN_OUTCOME "C215" "unknown-outcome" {
        title: "unknown event of the model",
        message: "no history can hold an event `{id}`",
        hints: ["did you mean `{near}`?", "known: {known}"],
        why: "Claims about events name what a history may hold, such as `coup` or `dry:bamako`.",
    }
    error UNKNOWN_RESPONSE "C216" "unknown-response" {
        title: "unknown response to protest",
        message: "rulers can't answer a protest by `{id}`",
        hints: ["one of: {known}"],
        why: "A mass protest is tolerated, met with concessions or repressed; the shares say how often.",
    }
    error MISSING_ENTRY "C217" "missing-entry" {
        title: "product left out",
        message: "`{key}` says nothing about the product `{id}`",
        hints: ["add an entry `{id}`"],
        why: "Every fuel of the case needs a pump price and users: a product that nobody uses or that \
              has no price can't be reckoned with.",
    }
    warning UNUSED_ENTRY "C218" "unused-entry" {
        title: "entry that nothing uses",
        message: "nothing uses `{path}`",
        hints: ["remove it, or use it"],
        why: "A zone without places or roads, a border post on no leg or a waypoint off every road does \
              nothing. It is often the trace of a renamed entry.",
    }
    error OUTPUT_WHERE "C219" "output-where" {
        title: "output without its place",
        message: "the output `{id}` needs `{key}`",
        hints: ["it is kept for each {kind}"],
        why: "Many outputs exist once for each place, corridor, zone, product or sector. Without that \
              name it is not said which one is meant.",
    }
    error OUTPUT_NOT_BY "C220" "output-not-by" {
        title: "output that is not kept that way",
        message: "the output `{id}` takes no `{key}`",
        hints: ["leave `{key}` out"],
        why: "The output exists once for the whole case, or not by that name; what was meant by the \
              key would be ignored.",
    }
    error NEEDS_SYSTEM "C221" "needs-system" {
        title: "system that needs another",
        message: "`{key}` needs `{other}`, which the case does not have",
        hints: ["add [{other}], or leave `{key}` out"],
        why: "Systems may be absent from a case, but some build on others: corridors need trucks, \
              governments need the rules of the exodus, a campaign needs a blockade.",
    }
}
