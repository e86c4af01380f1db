/** Destination of an export, written in parts. */
export interface Sink {
  readonly write: (part: string | Uint8Array<ArrayBuffer>) => Promise<void>
  /** Discards the written parts, to start again. */
  readonly clear: () => Promise<void>
  /** Closes the file, which appears under its name only then. */
  readonly done: () => Promise<void>
  /** Discards the file. */
  readonly drop: () => Promise<void>
}

/** The file picker, which not all browsers have and TypeScript's types do not include. */
interface Picker {
  readonly showSaveFilePicker?: (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>
}

const intoFile = async (handle: FileSystemFileHandle): Promise<Sink> => {
  const stream = await handle.createWritable()
  return {
    write: (part) => stream.write(part),
    clear: async () => {
      await stream.truncate(0)
      await stream.seek(0)
    },
    done: () => stream.close(),
    drop: () => stream.abort().catch(() => undefined),
  }
}

/** Keeps parts as blobs, which a browser may move to disk, and downloads them together at the end. */
const intoDownload = (name: string, type: string): Sink => {
  const parts: Blob[] = []
  const clear = () => {
    parts.length = 0
    return Promise.resolve()
  }
  return {
    clear,
    write: (part) => {
      parts.push(new Blob([part]))
      return Promise.resolve()
    },
    done: () => {
      const address = URL.createObjectURL(new Blob(parts, { type }))
      const link = document.createElement('a')
      link.href = address
      link.download = name
      link.click()
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
      return Promise.resolve()
    },
    drop: clear,
  }
}

const isRefusal = (cause: unknown): boolean => cause instanceof DOMException && cause.name === 'AbortError'

/** The file that the owner picks, or a download if there is no picker. Undefined if the owner cancels. */
export const sinkFor = async (name: string, type: string): Promise<Sink | undefined> => {
  const { showSaveFilePicker: pick } = window as Picker
  if (pick === undefined) return intoDownload(name, type)
  try {
    return await intoFile(await pick.call(window, { suggestedName: name }))
  } catch (cause) {
    return isRefusal(cause) ? undefined : intoDownload(name, type)
  }
}
