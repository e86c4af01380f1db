/** Where an export is written, part by part. */
export interface Sink {
  readonly write: (part: string | Uint8Array<ArrayBuffer>) => Promise<void>
  /** Drops what was written, to begin anew. */
  readonly clear: () => Promise<void>
  /** Closes the file. Only then is it there under its name. */
  readonly done: () => Promise<void>
  /** Leaves no file behind. */
  readonly drop: () => Promise<void>
}

/** As far as it is used here; not every browser has it, and TypeScript knows it as none of them. */
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

/** Keeps the parts as blobs, which a browser may put on disk, and downloads them as one at the end. */
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

/** A file that the person chooses, or else a download. Undefined where they choose none. */
export const sinkFor = async (name: string, type: string): Promise<Sink | undefined> => {
  const { showSaveFilePicker: pick } = window as Picker
  if (pick === undefined) return intoDownload(name, type)
  try {
    return await intoFile(await pick.call(window, { suggestedName: name }))
  } catch (cause) {
    return isRefusal(cause) ? undefined : intoDownload(name, type)
  }
}
