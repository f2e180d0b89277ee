import { numeralCharacters, parseNumeral } from '../language/numerals.ts'
import { quantitiesOf, sameQuantity } from '../language/quantities.ts'

const unit = /[^\d.,，零〇一二三四五六七八九十百千万亿两]+$/

/** The unit of the one figure of the clause, or of the one that the opinion names; undefined when there are several. */
function unitNamed(opinion: string, clause: string): string | undefined {
  const said = quantitiesOf(opinion)
  const figures = quantitiesOf(clause)
  const named = figures.filter((one) => said.some((other) => sameQuantity(one, other)))
  const [only, second] = named.length > 0 ? named : figures
  return only && !second ? unit.exec(clause.slice(only.start, only.end))?.[0] : undefined
}

/** 请提高到8000: new wording that is a number alone, with the unit of the figure it stands for. */
export function withUnit(wanted: string, opinion: string, clause: string): string {
  if (parseNumeral(wanted) === undefined || quantitiesOf(wanted).length > 0) return wanted
  return wanted + (unitNamed(opinion, clause) ?? '')
}

const bare = new RegExp(
  `(?<=(?:到|至|为|成|最多|至少|最少|起码)(?:也?[要得])?(?:约|大约)?)([${numeralCharacters}]{1,8}(?:\\.\\d+)?)(?=[，。！？；,!?;】]|就|即|吧|才|比较|更|较|$)|(?<=[，。；！？,]|有个?)([${numeralCharacters}]{1,8}(?:\\.\\d+)?)(?=就(?:行|好|够|不错|可以|成)|够了?[，。！]|打底|足够|还差不多|还行)`,
  'g',
)

/** 55岁一卡就没人了，最好能到60: the opinion with the unit after a number that is wished for without one. */
export function unitsFilled(opinion: string, clause: string): string {
  const counted = counterFilled(opinion, clause)
  if (counted.search(bare) < 0) return counted
  const named = unitNamed(counted, clause)
  return named === undefined ? counted : counted.replace(bare, `$1$2${named}`)
}

const counter = new RegExp(`(?<=[，。；,])([${numeralCharacters}]{1,3})个(?=吧|就|[，。！]|$)`, 'g')

/** 公示5个工作日，7个吧: a count of 个 without its unit, where the clause's one figure counts 个工作日 or 个月. */
function counterFilled(opinion: string, clause: string): string {
  if (opinion.search(counter) < 0) return opinion
  const unit = unitNamed(opinion, clause)
  return unit !== undefined && /^个./.test(unit) ? opinion.replace(counter, `$1${unit}`) : opinion
}
