import { checkData, dataFileOf, listTemplates, loadTemplate, readData } from '@gongwen/templates'
import { expect, it } from 'vitest'

it.each(listTemplates().map(({ id }) => id))(
  '%s: the data file to fill in is YAML that lacks only what must be filled in',
  (id) => {
    const template = loadTemplate(id).value!
    const text = dataFileOf(template)
    const { value, diagnostics } = readData(text)
    expect(diagnostics).toEqual([])
    const found =
      value!.value === undefined ? [] : checkData(value!, template.schema).diagnostics.map(({ code }) => code)
    expect(found.filter((code) => !['data-missing', 'data-items'].includes(code))).toEqual([])
    expect(text).toContain(template.title)
  },
)

it('explains each field above it', () => {
  expect(dataFileOf(loadTemplate('commitment-letter').value!)).toMatchInlineSnapshot(`
    "# 承诺书：牵头单位或成员单位的承诺书
    # 填好后运行：gongwen render commitment-letter --data 本文件
    # 每项上面一行是说明；“选填”的项现在是注释，要写时删去行首的“# ”。

    # 必填；如 台州市科学技术局
    致送单位:

    # 必填
    承诺单位:

    # 必填
    联合体名称:

    # 必填；只能是：牵头单位、成员单位
    角色:

    # 选填；列表，一项一行；一项一条；不写用通常的四条
    # 承诺事项:
    #   -

    # 选填；日期，如 2025年6月3日
    # 日期:

    "
  `)
})
