const space = /[\0\t\n\f\r ]/
const delimiter = /[()<>[\]{}/%]/

interface Token {
  start: number
  end: number
  kind: 'operand' | 'operator'
  text: string
}

/**
 * A content stream without its marked-content operators (BMC, BDC, EMC, MP, DP). Marks of a foreign file point into its
 * own structure tree, which is not taken over. Strings and inline images stay untouched.
 */
export function stripMarks(content: string): string {
  let out = ''
  let copied = 0
  let operands: Token[] = []
  for (let token = nextToken(content, 0); token; token = nextToken(content, token.end)) {
    if (token.kind === 'operand') {
      operands.push(token)
      continue
    }
    let end = token.end
    if (token.text === 'ID') end = inlineImageEnd(content, token.end)
    if (/^(BMC|BDC|EMC|MP|DP)$/.test(token.text)) {
      out += content.slice(copied, operands[0]?.start ?? token.start)
      copied = token.end
    }
    operands = []
    token = { ...token, end }
  }
  return out + content.slice(copied)
}

function nextToken(content: string, from: number): Token | undefined {
  let start = from
  while (start < content.length) {
    if (content[start] === '%') while (start < content.length && !/[\r\n]/.test(content[start]!)) start++
    else if (space.test(content[start]!)) start++
    else break
  }
  const first = content[start]
  if (first === undefined) return undefined
  const operand = (end: number): Token => ({ start, end, kind: 'operand', text: '' })
  if (first === '(') return operand(stringEnd(content, start))
  if (first === '<' || first === '>') {
    if (content[start + 1] === first) return operand(start + 2)
    const close = content.indexOf('>', start)
    return operand(close < 0 ? content.length : close + 1)
  }
  if (/[[\]{})]/.test(first)) return operand(start + 1)
  let end = start + 1
  while (end < content.length && !space.test(content[end]!) && !delimiter.test(content[end]!)) end++
  const text = content.slice(start, end)
  const operator = /^[A-Za-z'"]/.test(text) && !/^(true|false|null)$/.test(text)
  return { start, end, kind: operator ? 'operator' : 'operand', text }
}

function stringEnd(content: string, start: number): number {
  let depth = 0
  for (let at = start; at < content.length; at++) {
    if (content[at] === '\\') at++
    else if (content[at] === '(') depth++
    else if (content[at] === ')' && --depth === 0) return at + 1
  }
  return content.length
}

function inlineImageEnd(content: string, start: number): number {
  const match = /[\s]EI(?=[\s]|$)/g
  match.lastIndex = start
  const found = match.exec(content)
  return found ? found.index + 3 : content.length
}
