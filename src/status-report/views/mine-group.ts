import { html, nothing } from 'lit';
import type { Results } from '../../contract/results.ts';
import { msg, str } from '../../locale/index.ts';
import type { Taken } from '../mine/picture.ts';
import type { Viewing } from '../viewing.ts';
import { daySaid, type Shown } from './mine-words.ts';

/** The group to stand beside, where its results came and may be told. */
export function groupOf({ results }: Viewing): Results | undefined {
  return results?.state === 'ready' && !results.value.suppressed ? results.value : undefined;
}

/** Why there is no place in the group, or not in all of it; undefined where nothing has to be said. */
function groupSaid({ s, group, dimensions }: Shown): string | undefined {
  const { results } = s;
  if (!results)
    return msg('This page has no group to compare with: these are your scores alone.', { id: 's-mine-group-none' });
  if (results.state === 'loading') return msg('The group is being loaded…', { id: 's-mine-group-loading' });
  if (results.state === 'failed')
    return {
      missing: msg('There are no results of a group yet: these are your scores alone.', { id: 's-mine-group-missing' }),
      wrong: msg('The results of the group cannot be read: these are your scores alone.', { id: 's-mine-group-wrong' }),
      other: msg('The results on this page are of another questionnaire: these are your scores alone.', {
        id: 's-mine-group-other',
      }),
      away: msg('The group is not available now. Your picture is complete without it.', { id: 's-mine-group-away' }),
    }[results.why];
  if (!group) {
    const least = s.number(results.value.threshold);
    return msg(
      str`Fewer than ${least} have answered: nothing is told of the group, so that nobody can be recognised.`,
      {
        id: 's-mine-group-suppressed',
      },
    );
  }
  if (!dimensions.some(({ group: theirs }) => theirs?.quartiles))
    return msg('The group is still small: quartiles are told from ten answers on, and so is your place among them.', {
      id: 's-mine-group-small',
    });
  if (group.version !== s.model.version)
    return msg(
      str`The group answered version ${group.version} of the questionnaire, you see version ${s.model.version}: compare with care.`,
      {
        id: 's-mine-group-version',
      },
    );
  return undefined;
}

/** Answers to another version are read by the questions of today: what that means. */
function versionSaid(s: Viewing, { own }: Taken): unknown {
  const { version } = s.model;
  if (!own.version || own.version === version) return nothing;
  const day = daySaid(s, own.receivedAt);
  return html`<p class="notice">
    ${msg(
      str`The answers (${day}) were given to version ${own.version} of the questionnaire and are read by version ${version}: what is no longer asked does not count.`,
      {
        id: 's-mine-own-version',
      },
    )}
  </p>`;
}

/** What has to be known to read the picture rightly. */
export function notices(of: Shown): unknown {
  const { s, now, before } = of;
  const said = groupSaid(of);
  const away = s.results?.state === 'failed' && s.results.why === 'away';
  // the button goes: keep the keyboard where it was
  const again = async (): Promise<void> => {
    void s.fetch();
    await s.host.updateComplete;
    s.root.getElementById('group-said')?.focus();
  };
  return html`<div id="group-said" role="status" tabindex="-1">
      ${
        said
          ? html`<div class="notice">
            <p>${said}</p>
            ${away ? html`<button @click=${again}>${msg('Try again', { id: 'element-retry' })}</button>` : nothing}
          </div>`
          : nothing
      }
    </div>
    ${[now, before].map((taken) => (taken ? versionSaid(s, taken) : nothing))}`;
}
