import type { StandingDecision } from '../decisions/decision.ts'
import { kindTitles } from '../decisions/kind-titles.ts'
import { orderedOpinions } from '../decisions/workbook.ts'
import type { Analysis } from '../records.ts'
import { clauseLabel, clauseText } from './clause-label.ts'
import { pageScript, pageStyle } from './docket-page-script.ts'
import type { Words } from './public-words.ts'

/** Text that can stand inside a script element: nothing in it can end the element or start a comment. */
function inert(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')
}

/**
 * The whole docket as one HTML file that opens offline: search, filters, each letter with its passages marked. All words of
 * letters travel as data and are shown as text only; the page's policy lets no other script run and no request leave.
 */
export function docketPage(
  analysis: Analysis,
  decisions: ReadonlyMap<string, StandingDecision>,
  words: Words,
  masked: boolean,
): string {
  const mails = analysis.mails.map((mail) => ({
    id: mail.id,
    kind: kindTitles[mail.kind],
    who: words.source(mail),
    type: mail.submitter.type,
    subject: words.text(mail.subject, mail.id),
    at: (mail.receivedAt ?? mail.date ?? '').slice(0, 16).replace('T', ' '),
    // Offsets are those of the letter as it came; a masked letter is shown by its opinions only.
    parts: masked ? [] : mail.parts.map(({ id, name, text }) => ({ id, name: name ?? '正文', text })),
  }))
  const opinions = orderedOpinions(analysis).map(({ opinion, cluster, clause }) => ({
    id: opinion.id,
    mail: opinion.mail,
    part: opinion.part,
    start: opinion.start,
    end: opinion.end,
    text: words.text(opinion.text, opinion.id),
    reason: words.text(opinion.reason, opinion.id),
    stance: opinion.stance,
    band: opinion.band,
    clauses: opinion.clauses.map(({ id }) => id),
    clause: clause?.id ?? '',
    cluster: cluster ? words.text(cluster.label, opinion.id) : '',
    decision: decisions.get(opinion.id)?.outcome ?? '',
    why: words.text(decisions.get(opinion.id)?.reason ?? '', opinion.id),
  }))
  const clauses = analysis.draft.clauses.map((clause) => ({
    id: clause.id,
    label: clauseLabel(clause.id),
    text: clauseText(clause),
  }))
  const data = inert({ title: analysis.draft.title, mails, opinions, clauses })
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<title>征求意见卷宗</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
<h1 id="title"></h1>
<form id="filters">
<label>查找 <input id="query" type="search" placeholder="意见、理由、提出者"></label>
<label>条款 <select id="clause"><option value="">全部</option></select></label>
<label>态度 <select id="stance"><option value="">全部</option></select></label>
<label>提出者 <select id="type"><option value="">全部</option></select></label>
<label>采纳情况 <select id="decision"><option value="">全部</option></select></label>
<output id="count"></output>
</form>
</header>
<main><section id="list" aria-label="意见"></section><aside id="letter" aria-label="来信" hidden></aside></main>
<script>const docket = ${data}
${pageScript}</script>
</body>
</html>
`
}
