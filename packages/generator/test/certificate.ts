import type { Block, Box, Document, Face, Inline } from '@gongwen/model'

/** Words of invented names. */
const words = [
  ...new Set(
    '创新智能缝制模具泵阀汽车零部件材料生物医药光电航空轨道交通数字经济农业装备海洋绿色低碳源环保检测仪器机人喆堃珺翀',
  ),
]

function box(
  at: [number, number, number, number],
  face: Face,
  size: number,
  content: string | Inline,
  more: Partial<Box> = {},
): Block {
  const [x, y, width, height] = at
  const inline: Inline = typeof content === 'string' ? { type: 'text', value: content } : content
  return {
    type: 'box',
    x,
    y,
    width,
    height,
    align: 'center',
    verticalAlign: 'middle',
    face,
    size,
    children: [{ type: 'paragraph', children: [inline] }],
    ...more,
  }
}

/** The name on the certificate of a row: distinct for 40,000 rows. */
export function nameOf(row: number): string {
  const pick = (step: number) => words[Math.floor(row / step) % words.length]
  return `台州市${pick(1)}${pick(words.length)}${pick(words.length ** 2)}${row % 7 === 0 ? '技术' : ''}创新联合体`
}

/** The code on the certificate of a row. */
export function payloadOf(row: number): string {
  return `GW1|台科联证〔2025〕${row}号|${nameOf(row)}|2025-06-03|89abcdef|${'Ab0_'.repeat(21)}xy`
}

/** A landscape certificate as the library's template makes it, of a row. */
export function certificate(row: number, options: { qr?: boolean; design?: string } = {}): Document {
  const { qr = true, design = 'certificate' } = options
  const variable = { variable: true }
  return {
    type: 'document',
    setup: {
      kind: 'certificate',
      orientation: 'landscape',
      duplex: false,
      folio: 'none',
      latin: 'body',
      background: { design },
    },
    properties: { title: `证书 台科联证〔2025〕${row}号`, organ: '台州市科学技术局' },
    children: [
      box([190, 28, 80, 8], 'songti', 12, `编号：台科联证〔2025〕${row}号`, variable),
      box([38, 34, 221, 24], 'xiaobiaosong', 44, '证书', { color: '#B01E23', tracking: 0.4 }),
      box([38, 62, 221, 14], 'fangsong', 20, `台州市${words[row % 50]}${words[(row * 7) % 50]}科技有限公司：`, {
        ...variable,
        align: 'left',
        smallest: 12,
      }),
      box([38, 77, 221, 14], 'fangsong', 18, '经评审，你单位牵头组建的创新联合体列入市级创新联合体建设计划，命名为', {
        align: 'left',
      }),
      box([38, 93, 221, 20], 'xiaobiaosong', 30, nameOf(row), { ...variable, smallest: 14 }),
      box(
        [38, 116, 221, 22],
        'fangsong',
        14,
        `成员单位：浙江示范大学台州研究院、${words[(row * 3) % 50]}${words[(row * 11) % 50]}股份有限公司、示范智能装备有限公司`,
        { ...variable, align: 'left', smallest: 8 },
      ),
      ...(qr
        ? [
            box(
              [38, 152, 28, 28],
              'fangsong',
              12,
              { type: 'qrCode', payload: payloadOf(row), alt: '证书验证码', size: 26 },
              variable,
            ),
          ]
        : []),
      box([170, 152, 86, 12], 'fangsong', 18, '台州市科学技术局'),
      box([170, 165, 86, 10], 'fangsong', 16, '2025年6月3日', variable),
    ],
  }
}
