import type { Circuit, EventEntry } from '../../contract/events.ts';
import { compile } from '../../form/compile.ts';
import type { Model } from '../../form/index.ts';
import { feedbackForm, questionForm } from '../../form/event-forms.ts';
import { circuitForm, registrationForm } from '../../form/registration.ts';
import type { Content } from '../content.ts';
import type { PublishedEvents } from './publishable.ts';
import { stagesOf } from './terms.ts';

/** An event with the document that has it. */
export interface FoundEvent {
  readonly event: EventEntry;
  readonly document: PublishedEvents;
}

/** A circuit for all of which one may register at once. */
export interface FoundCircuit {
  readonly circuit: Circuit;
  readonly document: PublishedEvents;
  readonly stages: readonly { readonly found: FoundEvent; readonly optional: boolean }[];
}

/** The documents of events that are published now. An event belongs to the first document that has one of its id. */
export class EventDocuments {
  readonly #content: Content;
  readonly #models = new WeakMap<object, Map<string, { readonly hour: string; readonly model: Model }>>();
  #of: readonly PublishedEvents[] | undefined;
  #byId = new Map<string, FoundEvent>();

  constructor(content: Content) {
    this.#content = content;
  }

  /** All that are published; a new list whenever one has changed. */
  async all(): Promise<readonly PublishedEvents[]> {
    await this.#content.refresh();
    const { events } = this.#content;
    if (this.#of !== events) {
      this.#of = events;
      this.#byId = new Map();
      for (const document of events)
        for (const event of document.events.events)
          if (!this.#byId.has(event.id)) this.#byId.set(event.id, { event, document });
    }
    return events;
  }

  /** @param id of a document; the first one when undefined */
  async get(id?: string): Promise<PublishedEvents | undefined> {
    const all = await this.all();
    return id === undefined ? all[0] : all.find((one) => one.id === id);
  }

  async events(): Promise<readonly FoundEvent[]> {
    await this.all();
    return [...this.#byId.values()];
  }

  async find(event: string): Promise<FoundEvent | undefined> {
    await this.all();
    return this.#byId.get(event);
  }

  async circuit(id: string): Promise<FoundCircuit | undefined> {
    for (const document of await this.all()) {
      const circuit = document.events.circuits?.find((one) => one.id === id);
      if (circuit) return { circuit, document, stages: stagesOf(circuit, (event) => this.#byId.get(event)) };
    }
    return undefined;
  }

  /** Events by the id of a programme, a document, a circuit or of one event; undefined when there is nothing of that id. */
  async among(id: string): Promise<readonly FoundEvent[] | undefined> {
    const all = await this.all();
    const own = [...this.#byId.values()];
    if (all.some(({ events }) => events.programmes?.some((programme) => programme.id === id)))
      return own.filter(({ event }) => event.programme === id);
    if (all.some((document) => document.id === id)) return own.filter(({ document }) => document.id === id);
    const circuit = await this.circuit(id);
    if (circuit) return circuit.stages.map(({ found }) => found);
    const one = this.#byId.get(id);
    return one && [one];
  }

  /** The form by which a registration is judged. Supports end on a day: it is made again when the day has changed. */
  form({ event, document }: FoundEvent, now: Date): Model {
    return this.model(event, 'registration', now, () => registrationForm(event, document.events, {}, now));
  }

  circuitForm({ circuit, document, stages }: FoundCircuit, now: Date): Model {
    return this.model(circuit, 'registration', now, () =>
      circuitForm(
        stages.map(({ found }) => found.event),
        document.events,
      ),
    );
  }

  /** The form of what is asked afterwards: the questionnaire that the event names, where it is published. */
  feedback({ event, document }: FoundEvent, now: Date, published: (id: string) => Model | undefined): Model {
    const own = event.feedback === undefined ? undefined : published(event.feedback);
    return own ?? this.model(event, 'feedback', now, () => feedbackForm(event, document.events));
  }

  question({ event, document }: FoundEvent, now: Date): Model {
    return this.model(event, 'question', now, () => questionForm(event, document.events));
  }

  /** The form that submissions of a kind about an event or a circuit answer; undefined when it is published no more. */
  async answered(
    kind: string,
    about: string,
    now: Date,
    published: (id: string) => Model | undefined,
  ): Promise<Model | undefined> {
    const found = await this.find(about);
    if (!found) {
      const circuit = await this.circuit(about);
      return circuit?.stages.length ? this.circuitForm(circuit, now) : undefined;
    }
    if (kind === 'feedback') return this.feedback(found, now, published);
    return kind === 'expert-question' ? this.question(found, now) : this.form(found, now);
  }

  /**
   * A form of an event, made once an hour: what it asks may depend on the day.
   * @param of what it is made of, whose change makes another
   */
  model(of: object, name: string, now: Date, definition: () => unknown): Model {
    const hour = `${name} ${now.toISOString().slice(0, 13)}`;
    const known = this.#models.get(of)?.get(name);
    if (known?.hour === hour) return known.model;
    const model = compile(definition());
    const models = this.#models.get(of) ?? new Map<string, { hour: string; model: Model }>();
    this.#models.set(of, models.set(name, { hour, model }));
    return model;
  }
}
