/** What the page shows at one place. */
export interface View {
  /** For the window, and for who hears the page. */
  readonly title: string
  readonly element: HTMLElement
  /** Called when it is on the page: the first time, and when it comes back. */
  readonly show: () => void
  /** Called before it leaves the page. */
  readonly hide: () => void
}
