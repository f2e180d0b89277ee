// @ts-nocheck peers are no part of the workspace
import { Document, HeadingLevel, ImageRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { create } from 'qrcode'

/** The bare library: the same words, headings and table, in its own looks. */
export async function document({ title, parts, rows }) {
  const made = new Document({
    title,
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...parts.map(({ level, text }) =>
            level === 0
              ? new Paragraph({ children: [new TextRun(text)] })
              : new Paragraph({ text, heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2 }),
          ),
          new Table({
            rows: rows.map(
              (row) =>
                new TableRow({ children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
            ),
          }),
        ],
      },
    ],
  })
  return Packer.toBuffer(made)
}

/** A certificate with border and code; no place is fixed. */
export async function certificate(index, url, border, png) {
  const picture = (data, width, height) => new ImageRun({ type: 'png', data, transformation: { width, height } })
  const made = new Document({
    sections: [
      {
        children: [
          new Paragraph({ children: [picture(border, 1000, 700)] }),
          new Paragraph('证　书'),
          new Paragraph(`命名为“甲州市第${index}创新联合体”，牵头单位第${index}股份有限公司。`),
          new Paragraph('特发此证。'),
          new Paragraph({ children: [picture(png(create(url).modules), 106, 106)] }),
          new Paragraph('甲州市科学技术局'),
          new Paragraph('二〇二五年六月三日'),
        ],
      },
    ],
  })
  return Packer.toBuffer(made)
}
