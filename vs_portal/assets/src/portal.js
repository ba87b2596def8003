import {
  createAll, Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, NotificationBanner, PasswordInput,
  Radios, ServiceNavigation, SkipLink, Tabs
} from 'govuk-frontend'
import { enhanceSelects, enhanceSuggestions } from './suggest.js'
import { enhanceCopies, enhancePrints, explainPasskeyProblems, showWhatNeedsScripts } from './page.js'

for (const Component of [
  Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, NotificationBanner, PasswordInput, Radios,
  ServiceNavigation, SkipLink, Tabs
]) {
  createAll(Component)
}

function enhance (root) {
  enhanceSelects(root)
  enhanceSuggestions(root)
  enhancePrints(root)
  enhanceCopies(root)
  showWhatNeedsScripts(root)
}

enhance(document)
explainPasskeyProblems()

// Parts of a page brought in by htmx get the same treatment as the page itself.
document.addEventListener('htmx:load', (event) => {
  if (event.detail.elt === document.body) return
  for (const Component of [Button, CharacterCount, Checkboxes, ErrorSummary, PasswordInput, Radios]) {
    createAll(Component, undefined, event.detail.elt)
  }
  enhance(event.detail.elt)
})
