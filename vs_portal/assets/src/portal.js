import {
  createAll, Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, NotificationBanner, PasswordInput,
  Radios, ServiceNavigation, SkipLink, Tabs
} from 'govuk-frontend'
import { keepOpenWhatWasOpened } from './search.js'
import { enhanceTextGuards } from './text_guard.js'
import { enhanceCopies, enhancePrints, explainPasskeyProblems, showWhatNeedsScripts } from './page.js'

for (const Component of [
  Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, NotificationBanner, PasswordInput, Radios,
  ServiceNavigation, SkipLink, Tabs
]) {
  createAll(Component)
}

// The box that suggests is larger than all the rest: only pages that have one load it.
async function enhanceBoxes (root) {
  if (!root.querySelector('[data-suggest-select], [data-suggest-source]')) return
  const { enhanceSelects, enhanceSuggestions } = await import('./suggest.js')
  enhanceSelects(root)
  enhanceSuggestions(root)
}

function enhance (root) {
  enhanceBoxes(root)
  enhancePrints(root)
  enhanceTextGuards(root)
  enhanceCopies(root)
  showWhatNeedsScripts(root)
}

enhance(document)
explainPasskeyProblems()
keepOpenWhatWasOpened()

// Parts of a page brought in by htmx get the same treatment as the page itself.
document.addEventListener('htmx:load', (event) => {
  if (event.detail.elt === document.body) return
  for (const Component of [Button, CharacterCount, Checkboxes, ErrorSummary, PasswordInput, Radios]) {
    createAll(Component, undefined, event.detail.elt)
  }
  enhance(event.detail.elt)
})
