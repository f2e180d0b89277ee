interface Section {
  date: string
  node: string
  cores: number
  found: unknown
}

const titles: Record<string, string> = {
  consultation: 'A labelled consultation, as files and as one mailbox (development set)',
  kills: 'Imports killed at random moments and run again: dockets that differ from an undisturbed one',
  dovecot: 'A mailbox on Dovecot, connections cut at random moments, server restarted, letters renumbered',
  netease: 'A server with NetEase’s ways',
  hostile: 'Letters and attachments that no honest program makes',
  truncations: 'Every fixture cut at random places',
  speed: 'The whole import beside bare `simpleParser` on the same text letters (`ratio` above 0.5 is the aim)',
  memory: 'Peak memory in MB with one large attachment (`importing` up to 200 is the aim)',
  growth: 'Growth: seconds a thousand letters',
}

/** The figures as Markdown, a table a part. */
export function table(figures: Record<string, unknown>): string {
  const sections = Object.entries(titles).flatMap(([name, title]) => {
    const section = figures[name] as Section | undefined
    if (!section) return []
    const rows = (Array.isArray(section.found) ? section.found : [section.found]) as unknown[]
    return [`## ${title}\n\n${section.date}, Node ${section.node}, ${section.cores} cores.\n\n${rowsOf(rows)}\n`]
  })
  return `# Intake: long run\n\nMade by \`npm run verify:intake\`; do not edit.\n\n${sections.join('\n')}`
}

function rowsOf(rows: readonly unknown[]): string {
  const [first] = rows
  if (typeof first !== 'object' || first === null) return String(first ?? 'not run: the set is not there')
  const columns = Object.keys(first)
  const cell = (value: unknown): string => {
    if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(2)
    if (Array.isArray(value)) return value.join(', ')
    return typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([name, each]) => `${name} ${cell(each)}`)
          .join(', ')
      : String(value)
  }
  const lines = rows.map(
    (row) => `| ${columns.map((column) => cell((row as Record<string, unknown>)[column])).join(' | ')} |`,
  )
  return [`| ${columns.join(' | ')} |`, `|${columns.map(() => '---').join('|')}|`, ...lines].join('\n')
}
