const noMargins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'

/** A table without rules that only places things: `rows` holds the content of each cell, `widths` are twips. */
export function plainTable(
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  vertical: 'top' | 'center' = 'top',
): string {
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  const lines = rows.map((cells) => {
    const xml = cells.map(
      (content, index) =>
        `<w:tc><w:tcPr><w:tcW w:w="${widths[index]}" w:type="dxa"/><w:vAlign w:val="${vertical}"/></w:tcPr>${content}</w:tc>`,
    )
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${xml.join('')}</w:tr>`
  })
  const total = widths.reduce((sum, width) => sum + width, 0)
  return `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${noMargins}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>`
}
