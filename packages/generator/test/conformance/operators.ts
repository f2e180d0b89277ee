/** An operator of a content stream with its operands: numbers, names `/F1`, strings as hexadecimal, arrays, dictionaries. */
export interface Operator {
  name: string
  operands: Operand[]
}

export type Operand = number | string | { hex: string } | Operand[] | Map<string, Operand> | boolean | null

const white = /[\0\t\n\f\r ]/
const regular = /[^\0\t\n\f\r ()<>[\]{}/%]/

/** Reads a content stream (ISO 32000-1, 7.8.2); throws at what it does not understand. */
export function readOperators(content: string): Operator[] {
  const operators: Operator[] = []
  let operands: Operand[] = []
  let at = 0
  const skip = () => {
    while (at < content.length) {
      if (content[at] === '%') while (at < content.length && content[at] !== '\n' && content[at] !== '\r') at++
      else if (white.test(content[at]!)) at++
      else return
    }
  }
  const word = (): string => {
    const start = at
    while (at < content.length && regular.test(content[at]!)) at++
    if (at === start) throw new Error(`unexpected ${content.slice(at, at + 10)}`)
    return content.slice(start, at)
  }
  const operand = (): Operand | Operator => {
    const first = content[at]!
    if (first === '/') {
      at++
      return `/${regular.test(content[at] ?? ' ') ? word() : ''}`
    }
    if (first === '(') return { hex: readString() }
    if (first === '<' && content[at + 1] !== '<') {
      const end = content.indexOf('>', at)
      if (end < 0) throw new Error('string without end')
      const hex = content.slice(at + 1, end).replaceAll(/\s/g, '')
      at = end + 1
      return { hex }
    }
    if (first === '[') {
      at++
      return list(']')
    }
    if (first === '<') {
      at += 2
      const items = list('>>')
      const dictionary = new Map<string, Operand>()
      for (let index = 0; index + 1 < items.length; index += 2) dictionary.set(String(items[index]), items[index + 1]!)
      return dictionary
    }
    const text = word()
    if (/^[-+]?(\d+\.?\d*|\.\d+)$/.test(text)) return Number(text)
    if (text === 'true' || text === 'false') return text === 'true'
    return text === 'null' ? null : { name: text, operands: [] }
  }
  const list = (end: string): Operand[] => {
    const items: Operand[] = []
    for (skip(); !content.startsWith(end, at); skip()) {
      if (at >= content.length) throw new Error('list without end')
      const item = operand()
      if (isOperator(item)) throw new Error(`operator ${item.name} in a list`)
      items.push(item)
    }
    at += end.length
    return items
  }
  const readString = (): string => {
    let depth = 0
    let text = ''
    for (; at < content.length; at++) {
      const letter = content[at]!
      if (letter === '\\') text += content[++at]
      else if (letter === '(' && depth++ === 0) continue
      else if (letter === ')' && --depth === 0) {
        at++
        return Buffer.from(text, 'latin1').toString('hex')
      } else text += letter
    }
    throw new Error('string without end')
  }
  for (skip(); at < content.length; skip()) {
    const item = operand()
    if (!isOperator(item)) operands.push(item)
    else {
      if (item.name === 'BI') throw new Error('inline image')
      operators.push({ name: item.name, operands })
      operands = []
    }
  }
  if (operands.length > 0) throw new Error('operands without operator')
  return operators
}

function isOperator(item: Operand | Operator): item is Operator {
  return typeof item === 'object' && item !== null && 'name' in item
}
