import writeWorkbook from 'write-excel-file/universal'
import type { SheetRow } from '../../domain/reading/sheet/sheet.js'

/** Writes a workbook with one sheet and a frozen first row, as the bytes of an XLSX file. */
export const workbook = async (name: string, rows: readonly SheetRow[]): Promise<Uint8Array<ArrayBuffer>> => {
  const sheet = rows.map((row) => row.map((cell) => cell && { ...cell }))
  const blob = await writeWorkbook(sheet, { sheet: name, stickyRowsCount: 1 }).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}
