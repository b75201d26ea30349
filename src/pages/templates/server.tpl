{{%AUTOESCAPE context="HTML"}}
<h1>[[server.title]]</h1>
<section>
<h2>[[server.storage]]</h2>
{{#STORAGE}}[[>facts]]{{/STORAGE}}
</section>
<section>
<h2>[[server.backup]]</h2>
{{#SCHEDULE}}<p>[[server.schedule]]</p>{{/SCHEDULE}}
{{#NO_SCHEDULE}}<p>[[server.no_schedule]] <code>kiemdiem serve --backup-to …</code></p>{{/NO_SCHEDULE}}
{{#BACKUP}}<p>{{#MARK}}[[>mark]]{{/MARK}}</p>
[[>facts]]{{/BACKUP}}
</section>
