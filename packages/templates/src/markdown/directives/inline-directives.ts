import type { Field, Inline, Span } from '@gongwen/model'
import { report } from '../state.ts'
import { choice, colorOf, faces } from './box.ts'
import type { InlineDirective, Reading } from './directive.ts'

const controls: Readonly<Record<string, Field['control']>> = {
  文本: 'text',
  多行: 'multiline',
  数字: 'number',
  日期: 'date',
  单选: 'choice',
  勾选: 'checkbox',
  图片: 'picture',
}

/** Every `:名[…]{…}` inside a line. */
export const inlineDirectives: readonly InlineDirective[] = [
  {
    name: '填',
    forms: ['text'],
    about: '可填写的一格，如 `:填[联系电话]{名="lead.phone"}`；模板里用 `{{填 字段}}` 更省事',
    attributes: {
      名: '数据里的字段',
      类型: Object.keys(controls).join('、'),
      选项: '单选的各项，用；隔开；值与说明不同时写 值=说明',
      值: '已填的内容',
      提示: '没填时显示的话',
      必填: '',
      宽: '毫米',
      所在列表: '重复行所属的列表',
    },
    run: (reading) => [fieldOf(reading)],
  },
  {
    name: '引',
    forms: ['text'],
    about: '引用条款的编号：标题后写 `{#名称}`，文中写 `:引[名称]`',
    attributes: {},
    run: (reading) => [{ type: 'reference', target: reading.labelText.replace(/^#/, ''), text: '' }],
  },
  {
    name: '二维码',
    forms: ['text'],
    about: '二维码，如 `:二维码[内容]{大小=22}`',
    attributes: { 内容: '与 `[…]` 相同', 大小: '毫米，默认 20', 说明: '给看不见图的人读的一句话' },
    run: (reading) => [
      {
        type: 'qrCode',
        payload: reading.get('内容') ?? reading.labelText,
        alt: reading.get('说明') ?? '二维码',
        size: reading.number('大小') ?? 20,
      },
    ],
  },
  {
    name: '字',
    forms: ['text'],
    about: '换字体、字号、颜色，或加下划线，如 `:字[重点]{字体=黑体}`',
    attributes: { 字体: Object.keys(faces).join('、'), 字号: '磅', 颜色: '如 #C00000', 下划线: '' },
    run: (reading) => [spanOf(reading)],
  },
  ...(
    [
      ['增', 'insert', '修订：增加的文字'],
      ['删', 'delete', '修订：删去的文字'],
    ] as const
  ).map(
    ([name, change, about]): InlineDirective => ({
      name,
      forms: ['text'],
      about,
      attributes: { 作者: '', 日期: '' },
      run: (reading) => {
        const author = reading.get('作者')
        const date = reading.get('日期')
        return [
          {
            type: 'revision',
            change,
            ...(author ? { author } : {}),
            ...(date ? { date } : {}),
            children: reading.label,
          },
        ]
      },
    }),
  ),
  {
    name: '批注',
    forms: ['text'],
    about: '批注，如 `:批注[这几个字]{作者=张三 内容="建议删去"}`',
    attributes: { 作者: '', 内容: '', 日期: '' },
    run: (reading) => {
      const date = reading.get('日期')
      return [
        {
          type: 'remark',
          author: reading.get('作者') ?? '',
          ...(date ? { date } : {}),
          text: reading.lines('内容') ?? '',
          children: reading.label,
        },
      ]
    },
  },
]

function fieldOf(reading: Reading): Field {
  const control = choice(reading, '类型', controls) ?? 'text'
  const name = reading.get('名') ?? reading.state.resolve(reading.labelText)
  const label = reading.labelText || name
  const options = reading.entries('选项').map((entry) => {
    const [value = '', shown] = entry.split('=')
    return { value, label: shown ?? value }
  })
  const value = reading.lines('值')
  const placeholder = reading.get('提示')
  const width = reading.number('宽')
  if (control === 'choice' && options.length === 0) {
    report(reading.state, reading.node, {
      code: 'field-options',
      severity: 'error',
      message: `单选字段“${label}”没有选项`,
      remedy: '写上 选项="甲；乙"，或在 schema.json 里写 enum',
    })
  }
  const field: Field = {
    type: 'field',
    name,
    label,
    control,
    ...(options.length > 0 ? { options } : {}),
    ...(value === undefined ? {} : { value }),
    ...(placeholder ? { placeholder } : {}),
    ...(reading.flag('必填') ? { required: true } : {}),
    ...(width ? { width } : {}),
  }
  const list = reading.get('所在列表')
  if (list) reading.state.lists.set(field, list)
  return field
}

function spanOf(reading: Reading): Span {
  const face = choice(reading, '字体', faces)
  const size = reading.number('字号')
  const color = colorOf(reading)
  return {
    type: 'span',
    ...(face ? { face } : {}),
    ...(size ? { size } : {}),
    ...(color ? { color } : {}),
    ...(reading.flag('下划线') ? { underline: true } : {}),
    children: reading.label,
  } satisfies Inline
}
