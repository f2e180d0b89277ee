import { type Helper, numberOf } from './helper.ts'

const compare =
  (test: (left: number, right: number) => boolean) =>
  (values: readonly unknown[]): boolean => {
    const [left, right] = [numberOf(values[0]), numberOf(values[1])]
    return left !== undefined && right !== undefined && test(left, right)
  }

/** Questions to ask in `{{#如果 (…)}}`. */
export const conditionHelpers: readonly Helper[] = [
  {
    name: '等于',
    aliases: ['dengyu', 'eq'],
    usage: '{{#如果 (等于 等次 "优秀")}}',
    about: '两者相同',
    run: ([left, right]) => left === right || (left !== undefined && String(left) === String(right)),
  },
  {
    name: '不等于',
    aliases: ['budengyu', 'ne'],
    usage: '{{#如果 (不等于 等次 "优秀")}}',
    about: '两者不同',
    run: ([left, right]) => !(left === right || (left !== undefined && String(left) === String(right))),
  },
  {
    name: '大于',
    aliases: ['dayu', 'gt'],
    usage: '{{#如果 (大于 得分 90)}}',
    about: '数的大小',
    run: compare((left, right) => left > right),
  },
  {
    name: '小于',
    aliases: ['xiaoyu', 'lt'],
    usage: '{{#如果 (小于 得分 60)}}',
    about: '数的大小',
    run: compare((left, right) => left < right),
  },
  {
    name: '不小于',
    aliases: ['buxiaoyu', 'ge'],
    usage: '{{#如果 (不小于 得分 60)}}',
    about: '数的大小',
    run: compare((left, right) => left >= right),
  },
  {
    name: '不大于',
    aliases: ['budayu', 'le'],
    usage: '{{#如果 (不大于 得分 60)}}',
    about: '数的大小',
    run: compare((left, right) => left <= right),
  },
  {
    name: '且',
    aliases: ['qie', 'and'],
    usage: '{{#如果 (且 甲 乙)}}',
    about: '都成立',
    run: (values) => values.every(truthy),
  },
  {
    name: '或',
    aliases: ['huo', 'or'],
    usage: '{{#如果 (或 甲 乙)}}',
    about: '有一个成立',
    run: (values) => values.some(truthy),
  },
  {
    name: '非',
    aliases: ['fei', 'not'],
    usage: '{{#如果 (非 甲)}}',
    about: '不成立',
    run: ([value]) => !truthy(value),
  },
]

function truthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value)
}
