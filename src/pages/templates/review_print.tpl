{{%AUTOESCAPE context="HTML"}}
<h1 class="unseen">[[review.print_title]]</h1>
<p class="screen-only"><a class="button" href="{{BACK}}">[[common.back]]</a> <span class="help">[[review.print_help]]</span></p>
{{#PAPER}}
<article class="official" aria-label="{{NAME}}">
<p class="official-mark">{{#FORM_MARK}}{{FORM_MARK}}{{/FORM_MARK}}</p>
<div class="official-header">
<div class="official-body"><p>{{#UPPER_BODY}}{{UPPER_BODY}}{{/UPPER_BODY}}</p><p><strong>{{ISSUER}}</strong></p></div>
<div class="official-party"><p><strong class="ruled">[[review.party]]</strong></p><p><em>{{DAY}}</em></p></div>
</div>
<h2 class="official-title">{{#TITLE}}<span>{{LINE}}</span>{{/TITLE}}</h2>
<dl class="official-fields">
{{#HEAD}}<div><dt>{{LABEL}}:</dt><dd>[[>review_field]]</dd></div>{{/HEAD}}
</dl>
{{#OPENING}}<p>{{OPENING}}</p>{{/OPENING}}
[[>review_sections]]
{{#CLOSING}}<p><em>{{CLOSING}}</em></p>{{/CLOSING}}
<div class="official-signatures">
{{#SIGNATURE}}<div class="official-signature {{SIDE}}">{{#TITLE}}<p class="signature-title"><strong>{{TITLE}}</strong></p>{{/TITLE}}{{#ITEM}}<p class="open-line">{{ITEM}}:</p>{{/ITEM}}
{{#STRONG}}<p class="signed"><strong>{{LINE}}</strong></p>{{/STRONG}}{{#SMALL}}<p class="signed"><em>{{LINE}}</em></p>{{/SMALL}}</div>
{{/SIGNATURE}}
</div>
</article>
{{/PAPER}}
