/** Contents of the page at one address. */
export interface View {
  /** Title of the window, also announced to screen readers. */
  readonly title: string
  readonly element: HTMLElement
  /** Called each time the view appears on the page. */
  readonly show: () => void
  /** Called before it leaves the page. */
  readonly hide: () => void
}
