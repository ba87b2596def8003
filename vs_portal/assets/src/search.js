// While somebody types or ticks, results and filters are brought in anew: what was opened stays open, and the address
// follows (by hand, since htmx would keep it in the browser's storage as well).
export function keepOpenWhatWasOpened () {
  let opened = []
  // htmx notes the address, words and all, in the tab's storage: the portal keeps nothing of a search there.
  document.addEventListener('htmx:load', () => window.sessionStorage.removeItem('htmx-current-path-for-history'))
  document.addEventListener('htmx:beforeSwap', (event) => {
    opened = [...event.detail.target.querySelectorAll('details[id][open]')].map((details) => details.id)
  })
  document.addEventListener('htmx:afterSwap', (event) => {
    for (const details of event.detail.target.querySelectorAll('details[id]')) {
      if (opened.includes(details.id)) details.open = true
    }
    const results = event.detail.target.querySelector('[data-address]')
    if (results) window.history.replaceState(window.history.state, '', results.dataset.address)
  })
}
