"""Makes the module that a spec says."""

from __future__ import annotations

from miko_gen.linked import names
from miko_gen.linked.access import link_access
from miko_gen.linked.admin import Admin
from miko_gen.linked.ari import link_ari, with_context
from miko_gen.linked.calls import link_ami_user, link_scripts
from miko_gen.linked.core_forms import link_core_forms
from miko_gen.linked.core_pages import link_core_blocks
from miko_gen.linked.cron import link_cron
from miko_gen.linked.defence import link_bans, link_waf
from miko_gen.linked.firewall import link_firewall
from miko_gen.linked.hooks import link_hooks
from miko_gen.linked.legacy import link_legacy
from miko_gen.linked.lifecycle import link_lifecycle
from miko_gen.linked.messages import rule_messages
from miko_gen.linked.migrations import link_migrations
from miko_gen.linked.model_links import link_models
from miko_gen.linked.module import Module, message_prefix
from miko_gen.linked.nginx import link_nginx
from miko_gen.linked.pages import link_pages
from miko_gen.linked.push import link_push
from miko_gen.linked.reactions import link_reactions
from miko_gen.linked.rest import link_resources
from miko_gen.linked.text import Text
from miko_gen.linked.workers import link_workers
from miko_gen.spec.document import Spec
from miko_gen.spec.names import SHOWN_LANGUAGES
from miko_gen.spec.translations import translations


def link(spec: Spec) -> Module:
    """The module that ``spec`` says; the spec must have passed its check."""
    said = spec.module
    slug = names.slug(said.id)
    models = link_models(said.id, spec.models)
    by_name = {model.name: model for model in models}
    scripts = link_scripts(slug, spec.agi, by_name)
    resources = link_resources(slug, spec.rest, by_name)
    settings = next((model for model in models if model.singleton), None)
    legacy = link_legacy(said.id, slug, spec.legacy_rest, settings)
    pages = link_pages(said.id, spec.admin, by_name)
    lifecycle = link_lifecycle(spec, models)
    own_texts = [*rule_messages(models, resources, legacy), *Admin(said.id, pages).own_texts, *lifecycle.messages]
    ari = link_ari(slug, spec.ari, settings)
    asked = (step.command for worker in spec.workers.values() for step in worker.then if step.command)
    hooks, priorities = link_hooks(with_context(slug, spec.dialplan, ari), spec.hooks, scripts, by_name)
    return Module(
        id=said.id,
        version=said.version,
        min_pbx_version=said.min_pbx_version,
        developer=said.developer,
        support_email=said.support_email,
        title=Text.of(said.title, said.id),
        summary=Text.of(said.summary, said.id),
        sidebar=said.sidebar,
        ci=said.ci,
        build_steps=tuple(said.build_steps),
        models=models,
        migrations=link_migrations(spec.models),
        resources=resources,
        workers=link_workers(slug, spec.workers, by_name) + ((ari.worker,) if ari else ()),
        commands=tuple(dict.fromkeys([*spec.commands, *asked])),
        scripts=scripts,
        hooks=hooks,
        priorities=priorities,
        ami_user=link_ami_user(slug, spec.ami_user),
        ari=ari,
        pages=pages,
        core_forms=link_core_forms(
            said.id, message_prefix(said.id), spec.core_forms, by_name, link_core_blocks(spec.core_pages)
        ),
        push=link_push(said.id, message_prefix(said.id), spec.push, by_name, pages),
        texts=tuple((name, Text.of(text, name)) for name, text in spec.texts.items()),
        languages=_languages(spec, says_something=bool(own_texts)),
        cron=link_cron(spec.cron, by_name),
        firewall=link_firewall(spec.firewall, settings),
        bans=link_bans(said.id, spec.fail2ban, settings),
        waf=link_waf(spec, pages),
        nginx=link_nginx(slug, spec.nginx, settings),
        legacy=legacy,
        access=link_access(slug, spec.access, by_name, Admin(said.id, pages).controllers),
        reactions=link_reactions(spec.reactions, by_name, hooks),
        lifecycle=lifecycle,
        packages=spec.composer,
        about=said,
    )


def _languages(spec: Spec, *, says_something: bool) -> tuple[str, ...]:
    """English, to which Core falls back, then the languages that the spec wants.

    By default those in which there is something to say: by the author, in the order of first use, or by the generator, in all
    that somebody can choose.
    """
    if spec.module.languages is not None:
        return tuple(dict.fromkeys(["en", *spec.module.languages]))
    said = [language for _, texts in translations(spec) for language in texts]
    return tuple(dict.fromkeys(["en", *said, *(SHOWN_LANGUAGES if says_something else ())]))
