/** Looks of the docket page, on the screen and on paper. */
export const pageStyle = `
:root { --ink: #1f2328; --grey: #646a73; --line: #d8dbe0; --red: #b3161b; --wash: #f4f5f7 }
* { box-sizing: border-box }
body { margin: 0; color: var(--ink); background: var(--wash); font: 15px/1.75 "Microsoft YaHei", "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", sans-serif }
header { position: sticky; top: 0; z-index: 1; padding: .7rem 1.5rem .6rem; background: #fff; border-bottom: 3px solid var(--red) }
h1 { margin: 0; font-size: 1.25rem }
#sum { margin: 0 0 .4rem; color: var(--grey) }
form { display: flex; flex-wrap: wrap; gap: .4rem .9rem; align-items: center }
label { color: var(--grey) }
input, select, button { font: inherit; color: var(--ink); padding: .1rem .4rem; border: 1px solid #b9bec6; border-radius: 4px; background: #fff }
input { width: 15em } select { max-width: 12em } button { cursor: pointer }
input:focus, select:focus, button:focus { outline: 2px solid var(--red); outline-offset: -1px }
#count { margin-left: auto; font-weight: bold }
main { display: grid; grid-template-columns: minmax(0, 11fr) minmax(0, 9fr); gap: 1.5rem; padding: 0 1.5rem 2rem; max-width: 1500px; margin: auto; align-items: start }
h2 { margin: 1.4rem 0 .2rem; padding-left: .6rem; border-left: 4px solid var(--red); font-size: 1.05rem; line-height: 1.4 }
h2 small { margin-left: .6rem; color: var(--grey); font-weight: normal }
.clause { margin: 0 0 .6rem; color: var(--grey) }
article { display: grid; grid-template-columns: 3.4rem minmax(0, 1fr); margin: .45rem 0; padding: .55rem .9rem .55rem 0; background: #fff; border: 1px solid var(--line); border-radius: 6px; cursor: pointer }
article:hover { border-color: #9aa1ab }
article:focus { outline: none; border-color: var(--red) }
article.open { border-color: var(--red); box-shadow: 0 0 0 1px var(--red) }
article > b { color: var(--grey); font-weight: normal; text-align: center }
article p { margin: 0; white-space: pre-wrap }
.why { color: var(--grey) }
.facts { margin-top: .25rem; color: var(--grey); font-size: .87rem; display: flex; flex-wrap: wrap; gap: .1rem .8rem; align-items: center }
.tag { padding: 0 .5em; border-radius: 3px; background: #e8eaee; color: var(--ink) }
.tag.yes { background: #dcefe1; color: #14532d } .tag.part { background: #e2ecf9; color: #1e3a6e }
.tag.no { background: #fbe3e0; color: #7a1a12 } .tag.say { background: #f1ead7; color: #5c4710 } .tag.apart { background: #fff0c2; color: #5c4500 }
aside { position: sticky; top: 8.2rem; margin-top: 1.4rem; max-height: calc(100vh - 9.5rem); overflow: auto; padding: .4rem 1.2rem 1rem; background: #fff; border: 1px solid var(--line); border-radius: 6px }
aside h2 { margin-top: .8rem } aside h3 { margin: .8rem 0 .2rem; font-size: 1rem }
aside pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
table { border-collapse: collapse } td, th { padding: .1rem .8rem; border: 1px solid var(--line); text-align: right; font-weight: normal } td:first-child, th:first-child { text-align: left }
mark { background: #fff1b8 } mark.now { background: #ffc069 }
.none { padding: 2rem 0; color: var(--grey); text-align: center }
.more { display: block; margin: 1rem auto }
@media (max-width: 900px) { main { grid-template-columns: minmax(0, 1fr) } header, aside { position: static; max-height: none } }
@media print { body { background: #fff; font-size: 10.5pt } header { position: static } form, aside { display: none } main { display: block; padding: 0 } article { break-inside: avoid } }
`
