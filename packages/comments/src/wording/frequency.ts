const numberWords = new Map([
  ['一', ''],
  ['1', ''],
  ['两', '两'],
  ['二', '两'],
  ['2', '两'],
  ['三', '三'],
  ['3', '三'],
  ['五', '五'],
  ['5', '五'],
  ['半', '半'],
])
const forms = [
  /(?:每|按)(半|[一二两三五1235])?(?:个)?(年|季度|季|月|周|学期|学年|天|日)(?!起)/,
  /(半|[一二两三五1235])(?:个)?(年|季度|季|月|周|学期|学年|天|日)[^，。；]{0,4}?(?:一|1)(?:次|回|遍|轮|评|报|考|审|查|检|换|调|议)/,
]

/** How often something is to happen, as a draft words it: `一年报一次` and `年年` and `每年度` are `每年`, `半年一次` is `每半年`. */
export function frequencyOf(text: string): string | undefined {
  const again = /(年|月|周|天|日)\1(?!年|月|周|天|日)/.exec(text)?.[1]
  if (again !== undefined) return `每${again}`
  for (const form of forms) {
    const match = form.exec(text)
    if (!match) continue
    const unit = match[2] === '季' ? '季度' : (match[2] ?? '')
    const count = match[1] === undefined ? '' : numberWords.get(match[1])
    if (count !== undefined)
      return `每${count}${count !== '' && count !== '半' && (unit === '月' || unit === '季度') ? '个' : ''}${unit}`
  }
  return undefined
}

/** Words of a draft that leave the measure open: `定期`, `及时`, `一定期限`. Letters ask to put a figure in their place. */
export const openWords: RegExp =
  /长期|定期|及时|尽快|近期|适时|短期|一定(?:时间|时限|期限|年限|数量|比例|规模|周期|面积)|适当(?:时间|期限|数量|比例)/

/** A frequency that a draft states: 每两年, 每季度. */
export const statedFrequency: RegExp =
  /每(?:[半一二两三五1235]个?)?(?:年度?|季度|月|周|日|天|学期|学年)(?!\d{1,2}月|[一二三四五六七八九十]{1,2}月|第)/
