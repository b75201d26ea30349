{{%AUTOESCAPE context="HTML"}}
<div class="why">
<p class="why-subject">{{SUBJECT}}</p>
<p class="why-verdict">{{#MARK}}[[>mark]]{{/MARK}}</p>
<p class="why-sentence">{{SENTENCE}}</p>
<dl class="facts">
{{#PROPOSED}}<div><dt>[[why.proposed]]</dt><dd>{{PROPOSED}}</dd></div>{{/PROPOSED}}
{{#CEILING}}<div><dt>[[why.ceiling]]</dt><dd>{{CEILING}}</dd></div>{{/CEILING}}
{{#FORCED}}<div><dt>[[why.forced]]</dt><dd>{{FORCED}}</dd></div>{{/FORCED}}
</dl>
{{#REASONS}}
<h3>[[why.reasons]]</h3>
<ol class="reasons">
{{#REASON}}[[>reason]]
{{/REASON}}
</ol>
{{/REASONS}}
{{#PENDINGS}}
<h3><span class="shape" aria-hidden="true">?</span> [[why.pending]]</h3>
<ol class="reasons">
{{#REASON}}[[>reason]]
{{/REASON}}
</ol>
{{/PENDINGS}}
{{#FOR_NEXT}}
<h3>[[why.for_next]]</h3>
<ul class="for-next">
{{#STEP}}<li>{{TEXT}} [[>clause]]</li>
{{/STEP}}
</ul>
{{/FOR_NEXT}}
{{#UNTOUCHED}}
<details>
<summary>[[why.untouched]]</summary>
<ol class="reasons">
{{#REASON}}[[>reason]]
{{/REASON}}
</ol>
</details>
{{/UNTOUCHED}}
{{#WHAT_IF}}<p><a class="button" href="{{WHAT_IF}}">[[why.what_if]]</a></p>{{/WHAT_IF}}
</div>
