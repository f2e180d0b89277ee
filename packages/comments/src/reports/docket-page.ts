import { createHash } from 'node:crypto'
import type { StandingDecision } from '../decisions/decision.ts'
import { kindTitles } from '../decisions/kind-titles.ts'
import { orderedOpinions } from '../decisions/ordered.ts'
import type { Analysis } from '../records.ts'
import { shortIds } from '../short-id.ts'
import { clauseLabel, clauseText } from './clause-label.ts'
import { countedOpinions } from './counted.ts'
import { pageScript } from './docket-page-script.ts'
import { pageStyle } from './docket-page-style.ts'
import { labelAmong } from './label-among.ts'
import type { Words } from './public-words.ts'
import { shownText } from './shown-text.ts'

/** Text that can stand inside a script element: nothing in it can end the element or start a comment. */
function inert(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')
}

/** What the page's policy names an inline script by (CSP level 3): no other script runs. */
function fingerprint(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`
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
  const data = inert({
    title: `${analysis.draft.title}\u3000征求意见卷宗`,
    sum: sumOf(analysis),
    masked,
    ...recordsOf(analysis, decisions, words, masked),
  })
  const script = `const docket = ${data}\n${pageScript}`
  const policy = `default-src 'none'; script-src ${fingerprint(script)}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`
  const choice = (id: string, label: string): string =>
    `<label>${label} <select id="${id}"><option value="">全部</option></select></label>`
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>征求意见卷宗</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
<h1 id="title"></h1>
<p id="sum"></p>
<form id="filters">
<label>查找 <input id="query" type="search" placeholder="意见、理由、提出者、编号"></label>
${choice('clause', '条款')}
${choice('stance', '态度')}
${choice('type', '提出者')}
${choice('decision', '采纳情况')}
${masked ? '' : choice('apart', '类别')}
<button type="reset">清除条件</button>
<output id="count"></output>
</form>
</header>
<main><section id="list" aria-label="意见"></section><aside id="letter" aria-label="来信"></aside></main>
<script>${script}</script>
</body>
</html>
`
}

function sumOf(analysis: Analysis): string {
  const { counted, late, withdrawn, offSubject } = countedOpinions(analysis)
  const apart = [
    ['逾期', late.length],
    ['撤回', withdrawn.length],
    ['标题不符', offSubject.length],
  ].filter(([, count]) => count !== 0)
  const rest = apart.map(([why, count]) => `${why} ${count} 条`).join('、')
  return `来信 ${analysis.mails.length} 件，意见 ${analysis.opinions.length} 条，其中计入统计 ${counted.length} 条${rest && `，${rest}`}；归并为 ${analysis.clusters.length} 组`
}

function recordsOf(
  analysis: Analysis,
  decisions: ReadonlyMap<string, StandingDecision>,
  words: Words,
  masked: boolean,
): Record<string, unknown[]> {
  const short = shortIds(analysis.mails)
  // What was taken back, or came late, is not for the public.
  const shown = orderedOpinions(analysis).filter(({ apart }) => !masked || !apart)
  const all = new Map(analysis.opinions.map((opinion) => [opinion.id, opinion]))
  const groups = Map.groupBy(
    shown.map(({ opinion }) => opinion),
    ({ cluster }) => cluster,
  )
  const labels = new Map(
    analysis.clusters.map((cluster) => [cluster.id, labelAmong(cluster, groups.get(cluster.id) ?? [], all)]),
  )
  const letters = new Set(shown.map(({ opinion }) => opinion.mail))
  const mails = analysis.mails
    .filter(({ id }) => letters.has(id))
    .map((mail) => ({
      id: short(mail.id),
      kind: kindTitles[mail.kind],
      who: words.source(mail),
      type: mail.submitter.type,
      subject: words.text(mail.subject, mail.id),
      at: (mail.receivedAt ?? mail.date ?? '').slice(0, 16).replace('T', ' '),
      // Offsets are those of the letter as it came; a masked letter is shown by its opinions only.
      parts: masked ? [] : mail.parts.map(({ id, name, text }) => ({ id, name: name ?? '正文', text })),
    }))
  const opinions = shown.map(({ opinion, cluster, clause, apart, number }) => ({
    id: short(opinion.id),
    number,
    apart: apart ?? '',
    mail: short(opinion.mail),
    part: opinion.part,
    start: opinion.start,
    end: opinion.end,
    text: words.text(shownText(opinion), opinion.id),
    reason: words.text(opinion.reason.replace(/^\s*理由\s*[:：]\s*/, ''), opinion.id),
    stance: opinion.stance,
    band: masked ? '' : opinion.band,
    clauses: opinion.clauses.map(({ id }) => id),
    clause: clause?.id ?? '',
    cluster: cluster ? words.text(labels.get(cluster.id) ?? cluster.label, opinion.id) : '',
    decision: decisions.get(opinion.id)?.outcome ?? '',
    why: words.text(decisions.get(opinion.id)?.reason ?? '', opinion.id),
  }))
  const clauses = analysis.draft.clauses.map((clause) => ({
    id: clause.id,
    label: clauseLabel(clause.id),
    text: clauseText(clause),
  }))
  return { mails, opinions, clauses }
}
