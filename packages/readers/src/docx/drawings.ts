import type { ReadLimits } from '../limits.ts'
import { parseXml } from '../zip/xml.ts'

/** The words of a chart: its titles, then a line for each series with its values. */
export async function chartText(part: Uint8Array, limits: ReadLimits): Promise<string[]> {
  const titles: string[] = []
  const series: { name: string; categories: string[]; values: string[] }[] = []
  const inside: string[] = []
  let words = ''
  await parseXml(
    part,
    {
      open(element) {
        const name = local(element)
        inside.push(name)
        if (name === 'ser') series.push({ name: '', categories: [], values: [] })
        if (name === 'v' || name === 'p') words = ''
      },
      close(element) {
        inside.pop()
        const said = words.trim()
        const last = series.at(-1)
        if (local(element) === 'p' && said !== '') titles.push(said)
        if (local(element) !== 'v' || said === '' || !last || !inside.includes('ser')) return
        if (inside.includes('tx')) last.name += said
        else if (inside.includes('cat') || inside.includes('xVal')) last.categories.push(said)
        else if (inside.includes('val') || inside.includes('yVal')) last.values.push(said)
      },
      text(value) {
        if (inside.at(-1) === 'v' || inside.at(-1) === 't') words += value
      },
    },
    limits,
  )
  const lines = series.map(({ name, categories, values }) => {
    const points = Array.from({ length: Math.max(categories.length, values.length) }, (_, at) =>
      `${categories[at] ?? ''} ${values[at] ?? ''}`.trim(),
    )
    return [name, points.join('；')].filter((each) => each !== '').join('：')
  })
  return [...titles, ...lines].filter((line) => line !== '')
}

/** The words of a diagram (SmartArt), a line for each of its shapes. */
export async function diagramText(part: Uint8Array, limits: ReadLimits): Promise<string[]> {
  const lines: string[] = []
  let line = ''
  let inText = false
  await parseXml(
    part,
    {
      open(element) {
        inText = local(element) === 't'
        if (local(element) === 'pt') line = ''
      },
      close(element) {
        inText &&= local(element) !== 't'
        if (local(element) === 'pt' && line.trim() !== '') lines.push(line.trim())
      },
      text(value) {
        if (inText && value.trim() !== '') line += value
      },
    },
    limits,
  )
  return lines
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
